"""The landing page and the pages across apps; imports every app, imported by none but config."""
