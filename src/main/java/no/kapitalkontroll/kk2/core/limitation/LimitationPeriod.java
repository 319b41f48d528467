package no.kapitalkontroll.kk2.core.limitation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;

/**
 * The limitation of a claim (foreldelse, foreldelsesloven): three years from the day on which payment could first be demanded
 * (§§ 2, 3), here the printed due date. It ends on the day of the same number, the last of the month where that has none, and
 * on the next business day if that is a Saturday, Sunday or holiday (§ 29); a creditor's holiday stop does not move it.
 *
 * <p>Where the sources are silent the earlier date is taken: an acknowledgment after a judgment gives three years, and never
 * less than is left; a step that ended gives one year (§ 22) whatever it brought in; what comes after the last day moves nothing.
 */
public final class LimitationPeriod {

    private static final int YEARS = 3;
    private static final int YEARS_OF_A_JUDGMENT = 10;
    private static final int YEARS_AFTER_A_STEP = 1;

    private final BusinessCalendar calendar = new BusinessCalendar();

    /** The first day on which the claim is time-barred; empty while a step is pending. */
    public Optional<LocalDate> timeBarredFrom(LocalDate dueDate, List<Interruption> interruptions) {
        var lastDay = dueDate.plusYears(YEARS);
        var pending = false;
        for (var one : inOrder(interruptions)) {
            if (!pending && one.on().isAfter(calendar.sameOrNext(lastDay))) {
                continue;
            }
            switch (one.event().effect()) {
                case NEW_PERIOD -> lastDay = later(lastDay, one.on().plusYears(YEARS));
                case TEN_YEARS -> {
                    lastDay = one.on().plusYears(YEARS_OF_A_JUDGMENT);
                    pending = false;
                }
                case PENDING -> {
                    pending |= one.endedOn() == null;
                    if (one.endedOn() != null) {
                        lastDay = later(lastDay, one.endedOn().plusYears(YEARS_AFTER_A_STEP));
                    }
                }
            }
        }
        return pending
                ? Optional.empty()
                : Optional.of(calendar.sameOrNext(lastDay).plusDays(1));
    }

    private static List<Interruption> inOrder(List<Interruption> interruptions) {
        return interruptions.stream()
                .sorted(Comparator.comparing(Interruption::on).thenComparing(Interruption::event))
                .toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
