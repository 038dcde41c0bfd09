"""OPDs, people, decrees, appointments and expertise, as the clinic keeps them."""
