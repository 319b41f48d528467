package no.kapitalkontroll.kk2.operations;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.charge.MissingRate;
import no.kapitalkontroll.kk2.core.charge.NeededRates;
import no.kapitalkontroll.kk2.core.charge.Rate;
import no.kapitalkontroll.kk2.core.charge.RateKind;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The rates of the law as this process knows them, and how long letters can go on with them. */
@Component
@OnlyInService
@ManagedResource(
        objectName = "no.kapitalkontroll.kk2:type=Rates",
        description = "Rates in force, the day on which they run out, and how far the law is confirmed")
public class RatesPage {

    /** Nobody looks further ahead. */
    private static final int DAYS_AHEAD = 3660;

    private final LawBook law;
    private final Creditors creditors;
    private final BusinessDate businessDate;

    RatesPage(LawBook law, Creditors creditors, BusinessDate businessDate) {
        this.law = law;
        this.creditors = creditors;
        this.businessDate = businessDate;
    }

    @ManagedAttribute(description = "Each rate of today: what, value, unit, first and last day, how sure it is")
    public String[] getInForce() {
        var today = businessDate.today();
        return Arrays.stream(RateKind.values())
                .map(kind -> law.rates().at(kind, today).map(RatesPage::line).orElseGet(() -> kind.word() + " missing"))
                .toArray(String[]::new);
    }

    @ManagedAttribute(
            description = "The rates that run out: what, and its first day without one; letters need the first ones")
    public String[] getRunningOut() {
        return Stream.concat(ofLetters().stream(), runningOut(NeededRates.ofEnforcement()).stream())
                .map(MissingRate::words)
                .toArray(String[]::new);
    }

    @ManagedAttribute(description = "The last day up to which somebody has confirmed the law (KK2_LAW_CONFIRMED_UNTIL)")
    public String getConfirmedUntil() {
        return law.confirmedUntil().toString();
    }

    @ManagedAttribute(description = "The last day on which letters can be dated, by rates and by confirmation")
    public String getLettersUntil() {
        return lettersUntil().toString();
    }

    @ManagedAttribute(description = "Days from today to LettersUntil; negative: letters have stopped")
    public long getDaysLeft() {
        return ChronoUnit.DAYS.between(businessDate.today(), lettersUntil());
    }

    private LocalDate lettersUntil() {
        return Stream.concat(ofLetters().stream().map(gap -> gap.date().minusDays(1)), Stream.of(law.confirmedUntil()))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private List<MissingRate> ofLetters() {
        var compensation =
                creditors.inForce().stream().anyMatch(one -> one.collecting().businessCompensation());
        return runningOut(NeededRates.ofLetters(compensation));
    }

    private List<MissingRate> runningOut(List<RateKind> kinds) {
        return new NeededRates(law.rates()).runningOut(kinds, businessDate.today(), DAYS_AHEAD);
    }

    private static String line(Rate rate) {
        return "%s %s %s, %s to %s, %s"
                .formatted(
                        rate.kind().word(),
                        rate.value().toPlainString(),
                        rate.kind().unit().name().toLowerCase(Locale.ROOT),
                        rate.validFrom() == null ? "always" : rate.validFrom(),
                        rate.validTo() == null ? "until further notice" : rate.validTo(),
                        rate.confidence().name().toLowerCase(Locale.ROOT));
    }
}
