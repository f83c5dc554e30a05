"""Ordinary words of declarations and agendas: capitals do not make them part of a name."""

# What people do and hold, and whom they are related to.
DECLARING = frozenset(
    """i me my we our us he him his she her they them their it its am is are was were be been being has have had hold
    holds held holding do does did doing not no nil none nothing and or but nor so if then than that this these those
    which who whom whose what where when while until since from into onto out off over under about as per via also
    both either each any all some other another same such only very more most less least own self myself himself
    herself family member members
    wife husband spouse partner civil daughter son sister brother mother father parent parents child children cousin
    niece nephew uncle aunt grandson granddaughter grandfather grandmother inlaw law in-law stepson stepdaughter
    brotherinlaw sisterinlaw relative relation relatives friend friends close fiance fiancee girlfriend boyfriend
    partners principal senior junior executive salaried sessional locum employed employee employer employment
    employs works work working worked job jobs post posts role roles position sits sit serve serves served serving
    director directors directorship nonexecutive non ned chair chairs chairman chairwoman chaired deputy vice lead
    leads leading leader manager managers managing manages manage head chief officer secretary treasurer president
    shareholder shareholders shareholding shares share stake equity interest interests profit owner owners owns own
    owned ownership co-owner coowner landlord landlady freehold freeholder lease leases leased leaseholder lets let
    letting rent rents rented rental tenant tenancy premises building property occupied occupies
    patient patients registered registration list attends attend attended user carer ppg participation
    trustee trustees governor governors councillor cllr adviser advisor advises advising consultant consultancy
    physician surgeon nurse nurses nursing midwife pharmacist paramedic physiotherapist therapist receptionist
    administrator assistant practitioner practitioners clinician clinical clinicians prescriber registrar trainee
    trainer training student lecturer researcher research investigator appraiser appraisals
    sessions session week weeks weekly day days month months monthly year years annual annually fulltime parttime
    full part time times current currently former formerly previous previously past retired recently ended ending
    until now present paid unpaid voluntary volunteer volunteers remunerated honorary fee fees payment payments
    contract contracts contractor gms pms apms supplier supplies supplied supply provide provides provided providing
    covering cover covers based branch board boards committee subcommittee group company business mr mrs ms miss prof
    neighbour neighbours england live lives living lived near reside resides resident residence home married cares care
    named called known including include includes plus etc eg ie jan feb mar apr may jun jul aug sep sept oct nov dec
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday doctor salary financial nonfinancial professional personal indirect direct
    daughter-in-law son-in-law mother-in-law father-in-law sister-in-law brother-in-law half twin elder eldest younger
    youngest ex late joint jointly majority minority sole silent sleeping cofounder founder founding founded
    """.split()
)
# What papers ask for and speak of.
AGENDA = frozenset(
    """agenda item items paper papers report reports update updates minutes meeting meetings action actions log matters
    arising apologies absence declaration declarations date next any business forward plan plans planning review
    reviews reviewed policy policies strategy strategies procedure terms reference note noting noted approve approval
    approved approves approving agree agreed agreement agreements consider considered consideration decide decision
    decisions decided recommend recommends recommended recommendation recommendations ratify ratified endorse discuss
    discussed discussion receive received receives submit submitted submission propose proposed proposes proposal
    proposals request requests requested requesting application applications apply applied applicant bid bids bidder
    bidders tender tenders tendered quote quotes quotation option options appraisal business case cases award awards
    awarded awarding procurement procure procured reprocurement re-procurement re extend extension extended extending
    expire expires expired expiry terminate termination terminated notice notices remedial breach variation vary
    varied variations change changes changed changing boundary boundaries merge merges merged merger mergers closure
    closures closing close closed reopen reopening relocate relocation relocating move moves moved moving transfer
    transfers transferred dispersal disperse dispersed allocation allocate allocated list lists size sizes opening
    hours access improved improving improvement improvements pilot pilots evaluation evaluations assurance monitoring
    performance quality contract contractual contracts commissioning commissioned commission commissioner commissioners
    specification specifications scheme schemes service services enhanced directed local locally incentive
    incentives framework outcomes grant grants funding funded fund funds finance financial budget budgets spend
    underspend overspend cost costs costed value worth sum pounds premium reinvestment reinvest investment invest
    uplift increase increases decrease reduce reduction reductions rate rates reimbursement reimburse discretionary
    premises estates estate capital rent lease refurbishment refurbish extension build rebuild site sites
    resilience support supporting supported vulnerable caretaking caretaker arrangements arrangement interim temporary
    permanent emergency urgent immediate list following above below between across within including involving
    against regarding concerning relating re respect behalf subject private public confidential part open
    committee panel body governing officers officer team teams staff recruitment retention workforce roles additional
    equality impact assessment assessments delegated effect effects engagement consultation engaged consulted
    neighbouring neighbouring nearby adjoining surrounding capacity population patients patient demand need
    scoring scored score scores scorecard ranked ranking shortlist shortlisted preferred successful unsuccessful winning highest
    inspection inspected inadequate good outstanding requires rating ratings cqc complaint complaints
    appendix annex table section page attached enclosed summary background context introduction purpose executive
    january     current future                            
    consulting rooms room network networks signup sign configuration configurations membership member practices practice status risk
    register risks issue issues incident serious safeguarding safety visit visits locality localities board
    phlebotomy transition transitional retirement partnership 24-hour hour hours exclusive
    """.split()
)
# Nouns that make the name before them something other than a of care.
OTHER_THINGS = frozenset(
    """school schools academy academies primary-school college nursery preschool kindergarten church chapel cathedral
    mosque temple synagogue parish diocese ward constituency council councillor councillors cllr party association
    society club clubs fc rfc cc football cricket rugby golf tennis bowls athletic athletics swimming rowing
    choir orchestra band festival fair fete fayre carnival theatre museum gallery cinema library
    station airport railway buses bus coach farm farms brewery breweries pub inn arms tavern hotel hotels restaurant
    cafe bakery butchers garage motors cars holdings holding property properties developments development
    developers construction builders building homes housing investments investment capital ventures
    finance bank banking insurance solicitors accountants architects consulting consultants consultancy media
    productions films publishing press records music technologies technology software systems solutions digital
    logistics transport travel tours events catering cleaning
    charity charities hospice rotary lions scouts guides brownies cubs youth allotments allotment
    residents tenants neighbourhood-watch heritage historical horticultural
    road rd lane avenue drive crescent terrace close gardens mews walk way court row
    marathon run race trophy cup league bridge canal river beach woods forest
    foodbank food
    """.split()
)
ORDINARY = DECLARING | AGENDA
# Letters everybody writes, which are no practice's initials.
EVERYDAY_LETTERS = frozenset(
    """NHS NHSE NHSI CCG CCGS ICB ICBS ICS PCN PCNS LMC BMA RCGP RCN RCP RCS GMC NMC GDC CQC PPG PPGS GMS PMS APMS QOF DES
    LES LCS ARRS MSK COPD ENT BBC ITV USA UK EU MP MPS MEP CEO CFO COO CFO NED NEDS PFI LIFT ETTF CIC LLP PLC LTD STP PCT
    PCTS SHA WTE CBT IAPT CAMHS GPWSI MBE OBE CBE MRCGP FRCGP FRCP MRCP PHD MBA BSC MSC MBBS DRCOG VAT RAF PTA YMCA NSPCC
    RSPCA RSPB RNLI NICE PHE DHSC HWB NHSPS CHP PALS AGM AOB TBC FOI GDPR KPI SLA MOU CAB CIO CIPFA FCA ACCA GP GPS HMP
    HMRC HSE NHSX OOH UTC WIC MIU SEN SEND SENCO TUC UNISON RMT AND THE FOR NOT ALL NIL NONE""".split()
)
# Words of general practice, hospitals and contracts: in their company a bare name is more likely an organisation's.
TALK = frozenset(
    """gp partner practice surgery patient patients registered registration list branch merger merge merging contract
    contracts apms pms gms premises locum salaried dr nurse dispensing qof caretaking clinical medical health receptionist
    reception pharmacist pharmacy trust hospital consultant ward governor physician midwife network federation pcn
    procurement reprocurement bid bids bidder bidders tender lease rent grant grants boundary closure closing hours provider
    remedial notice variation breach application request requests relocation extension termination resignation
    retirement award inspection cqc refurbishment support trainee equity principal freehold landlord caretaker dispersal commissioning""".split()
)
