"""A parsed article with its mentions -> what it claims, who says so, and how firmly."""
