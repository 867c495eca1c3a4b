"""What it takes to keep the house running on one machine: database, files, web server, worker."""
