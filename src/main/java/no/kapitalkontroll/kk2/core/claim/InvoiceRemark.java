package no.kapitalkontroll.kk2.core.claim;

import java.time.LocalDate;

/** Tripletex' remark on an invoice: the accountant's stop signal. {@code postponedTo} may be null. */
public record InvoiceRemark(String description, LocalDate postponedTo) {}
