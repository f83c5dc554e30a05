"""How files from outside are laid out."""
