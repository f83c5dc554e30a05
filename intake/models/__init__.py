"""What arrives as files: staff lists and earlier registers."""
