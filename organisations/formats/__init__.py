"""How files from outside are laid out, and how they become plain rows."""
