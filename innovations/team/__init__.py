"""Who carries an innovation: asked, not entered."""
