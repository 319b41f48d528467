package no.kapitalkontroll.kk2.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry of a case's log as it stands in the chain.
 *
 * @param sequence 1 for the first entry of the case, without a gap
 * @param at when it was written, to the microsecond
 * @param dated the business date
 * @param until the last day for which it holds; null: it has no end
 * @param detail what happened, in words; null: erased, {@code textHash} stands for it
 * @param salt random, in hexadecimal; null: erased with the detail, so that nobody can try words against the hash
 * @param textHash SHA-256 over salt and detail, in hexadecimal
 * @param hash SHA-256 over the entry before and this one ({@link HashChain}), in hexadecimal
 */
public record ChainedEntry(
        int sequence,
        Instant at,
        LocalDate dated,
        LocalDate until,
        String actor,
        String event,
        String detail,
        String salt,
        String textHash,
        String hash) {

    public boolean isErased() {
        return detail == null;
    }
}
