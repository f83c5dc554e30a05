"""Every setting; whatever varies between places comes from the environment (docs/operations.md lists it)."""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

PRODUCT_NAME = env("COI_PRODUCT_NAME", default="Recuse")
DEMO = env.bool("COI_DEMO", default=False)
SITE_URL = env("COI_SITE_URL", default="http://127.0.0.1:8000")

SECRET_KEY = env("COI_SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env.list("COI_ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("COI_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "coi",
    "people",
    "outbox",
    "organisations",
    "registers",
    "intake",
    "meetings",
    "assurance",
    *(["demo"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "coi.shared.middleware.reference",
    "coi.shared.middleware.clock",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "people.middleware.acting_for",
    "registers.middleware.by_link",
]

ROOT_URLCONF = "coi.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coi.shared.context.product",
                "coi.navigation.links",
                "coi.navigation.waiting",
            ],
        },
    },
]

DATABASES = {"default": env.db("COI_DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
# How alike a name and what was typed must be to be found: a swapped pair of letters in a long word still is.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c pg_trgm.word_similarity_threshold=0.4"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("COI_REDIS_URL")
KEY_PREFIX = env("COI_KEYPREFIX", default="coi")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL.replace("redis+socket://", "unix://"),
        "KEY_PREFIX": KEY_PREFIX,
    },
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_DEFAULT_QUEUE = env("COI_QUEUE", default="recuse")
# A task is taken off the queue only once done, and one lost with its worker is run again: every task is safe to repeat.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 1800
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Longer than any task may run: an unfinished task is never handed to a second worker while the first still runs.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "global_keyprefix": f"{KEY_PREFIX}:"}
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "people.heartbeat", "schedule": 15.0},
    "unfinished matching": {"task": "meetings.resume_matching", "schedule": 300.0},
    "unfinished tables of ties": {"task": "organisations.resume_tie_sheets", "schedule": 300.0},
    "unrendered editions": {"task": "registers.resume_rendering", "schedule": 300.0},
    # By the hour and once for each: a day's reminder is not lost with an hour that the worker was away.
    "arrangements to look at again": {"task": "registers.remind_of_due", "schedule": 3600.0},
    "unfinished files taken in": {"task": "intake.resume", "schedule": 300.0},
    "unsent messages": {"task": "outbox.send_waiting", "schedule": 60.0},
    "news of messages": {"task": "outbox.hear", "schedule": 300.0},
    # Run oftener than reviews come due, so that a night without a worker is made up for; nobody is told twice.
    "employment reviews": {"task": "registers.remind_of_employment_reviews", "schedule": 21600.0},
    "copies of declarations": {"task": "registers.tidy_copies", "schedule": 900.0},
    # Each hour of the working day: what a worker was not there for in the morning is done when it is back.
    "asking and reminding": {"task": "assurance.chase", "schedule": crontab(minute=10, hour="8-17")},
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_ADAPTER = "people.sign_in.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "coi.shared.signing_in.SignIn",
    "reset_password": "coi.shared.signing_in.AskToResetPassword",
    "reset_password_from_key": "coi.shared.signing_in.ResetPassword",
    "change_password": "coi.shared.signing_in.ChangePassword",
    "reauthenticate": "coi.shared.signing_in.ConfirmWithPassword",
}
MFA_FORMS = {
    "authenticate": "coi.shared.signing_in.SecondStep",
    "reauthenticate": "coi.shared.signing_in.ConfirmWithCode",
    "activate_totp": "coi.shared.signing_in.ActivateApp",
    "deactivate_totp": "coi.shared.signing_in.DeactivateApp",
    "generate_recovery_codes": "coi.shared.signing_in.NewRecoveryCodes",
}
# How many proxies of our own stand in front: without them everybody would share one limit on signing in.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("COI_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = PRODUCT_NAME

EMAIL_BACKEND = env("COI_EMAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env("COI_EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("COI_EMAIL_PORT", default=25)
EMAIL_USE_TLS = env.bool("COI_EMAIL_TLS", default=False)
EMAIL_HOST_USER = env("COI_EMAIL_USER", default="")
EMAIL_HOST_PASSWORD = env("COI_EMAIL_PASSWORD", default="")
DEFAULT_FROM_EMAIL = env("COI_EMAIL_FROM", default="recuse@localhost")
EMAIL_TIMEOUT = 20  # seconds

CARRIER = env("COI_CARRIER", default="smtp")  # or notify
NOTIFY_URL = env("COI_NOTIFY_URL", default="https://api.notifications.service.gov.uk")
NOTIFY_KEY = env("COI_NOTIFY_KEY", default="")
NOTIFY_TEMPLATE = env("COI_NOTIFY_TEMPLATE", default="")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env("COI_STATIC_ROOT", default=str(BASE_DIR / ".coi" / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Fonts and pictures are packed already.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["gif", "jpeg", "jpg", "png", "ttf", "webp", "woff", "woff2", "zip", "gz", "br"]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["nhsuk"]
CRISPY_TEMPLATE_PACK = "nhsuk"

# Uploads and posted forms are small; a flood is refused before it is read.
FILE_UPLOAD_HANDLERS = [
    "coi.shared.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

HTTPS = env.bool("COI_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 60 * 60
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("COI_LOG_LEVEL", default="WARNING")},
}
