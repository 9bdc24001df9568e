"""The rules on accessibility, one small file each; the folder is their list."""
