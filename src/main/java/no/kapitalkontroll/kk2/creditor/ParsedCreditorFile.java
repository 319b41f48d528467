package no.kapitalkontroll.kk2.creditor;

/** What the text of a creditor file turned out to be. */
public sealed interface ParsedCreditorFile permits CreditorFile, BrokenCreditorFile {}
