"""Tests of credences, and the brute-force enumerator they are held against."""
