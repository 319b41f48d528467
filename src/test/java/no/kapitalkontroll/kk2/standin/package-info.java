/**
 * A stand-in for Tripletex over HTTP, for tests and the demo.
 *
 * <p>{@code StandInTripletex} is the server, {@code Company} what people do in Tripletex, {@code Books} what follows from
 * it. {@code Endpoints} and the classes named after it answer requests; {@code FieldsFilter} and {@code Paging} shape
 * lists; {@code ContractCheck} notes what a client got wrong; {@code Fault} is what can go wrong on the way; {@code Play}
 * lets debtors and accountants act by date.
 */
package no.kapitalkontroll.kk2.standin;
