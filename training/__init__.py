"""The program that trains graphkit's learned reader; no part of the package."""
