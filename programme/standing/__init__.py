"""The meetings that return: with each ketua, with health and school, of the kecamatan and the kabupaten."""
