package no.kapitalkontroll.kk2.core.bookkeeping;

import no.kapitalkontroll.kk2.core.money.Money;

/** What earlier proposals of a case have booked for one payment posting, summed by bucket. */
public record Proposed(long paymentPostingId, Money costs, Money fees, Money interest) {}
