"""Production and demonstration as they are, but for limits that somebody who books without end meets."""
