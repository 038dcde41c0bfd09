"""Innovations, their owner, stage and team."""
