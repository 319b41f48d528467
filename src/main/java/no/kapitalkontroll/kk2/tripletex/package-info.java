/**
 * Tripletex in its own words, and the way from them to ours.
 *
 * <p>From top to bottom: a use case ({@code ReadInvoices}, {@code Vouchers}, …) asks {@code TripletexClient}, which sends a
 * {@code TripletexCall} through the route {@code call-tripletex}. That route names {@code Throttle}, {@code Sessions} and
 * {@code Wire} as its steps. Answers come back as JSON, are paged by {@code Pages} and mapped item by item: what cannot be
 * read is a {@code RefusedItem}, and its neighbours go on.
 */
package no.kapitalkontroll.kk2.tripletex;
