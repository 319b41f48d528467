package no.kapitalkontroll.kk2.tripletex;

/**
 * A row of Tripletex' that could not be read. It is left out alone: its neighbours go on.
 *
 * @param kind {@code invoice}, {@code customer}, {@code posting} or {@code voucher}
 * @param id 0 when even that could not be read
 * @param invoiceNumber where it has one, else null
 * @param reason which field, and what is wrong with it; never its value
 * @param remedy what a person can do
 */
public record RefusedItem(String kind, long id, Integer invoiceNumber, String reason, String remedy) {}
