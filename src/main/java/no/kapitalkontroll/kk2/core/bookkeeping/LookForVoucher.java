package no.kapitalkontroll.kk2.core.bookkeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for the voucher of a proposal before it is posted. Tripletex has no idempotency key and may take the same number twice:
 * only what was looked for and not found may be sent (rules § 5).
 */
public final class LookForVoucher {

    /** The three places where a voucher can be. */
    public interface Places {

        /** Under its external number. */
        List<FoundVoucher> numbered(String number);

        /** Outside the ledger, approved or not. */
        List<FoundVoucher> waiting();

        List<FoundVoucher> dated(LocalDate date);
    }

    /** Before the first attempt only another instance can have posted it: one place tells. Before a repeat all three are asked. */
    public Optional<FoundVoucher> beforeAttempt(int attempt, String number, Set<LocalDate> dates, Places places) {
        return attempt <= 1
                ? first(number, Stream.of(() -> places.numbered(number)))
                : everywhere(number, dates, places);
    }

    /**
     * @param dates on which it may stand in the ledger
     * @return empty only when all three places were asked
     */
    public Optional<FoundVoucher> everywhere(String number, Set<LocalDate> dates, Places places) {
        Stream<Supplier<List<FoundVoucher>>> onDates = dates.stream().sorted().map(date -> () -> places.dated(date));
        return first(number, Stream.concat(Stream.of(() -> places.numbered(number), places::waiting), onDates));
    }

    private static Optional<FoundVoucher> first(String number, Stream<Supplier<List<FoundVoucher>>> places) {
        return places.flatMap(place -> place.get().stream())
                .filter(voucher -> voucher.carries(number))
                .findFirst();
    }
}
