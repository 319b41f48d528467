package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.ForeseeSteps;
import no.kapitalkontroll.kk2.core.procedure.ForeseeSteps.Foreseen;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a case stands on a date: what would be decided, what lies ahead, and which letters beside the procedure wait. */
@Component
public class LookAtCase {

    private final FindCase findCase;
    private final ReadClaims readClaims;
    private final FilterOverdue filter;
    private final SendBesides besides;
    private final Objections objections;

    LookAtCase(
            FindCase findCase,
            ReadClaims readClaims,
            FilterOverdue filter,
            SendBesides besides,
            Objections objections) {
        this.findCase = findCase;
        this.readClaims = readClaims;
        this.filter = filter;
        this.besides = besides;
        this.objections = objections;
    }

    /** A letter beside the procedure that is still to come; {@code obstacle} empty: it goes with the next run. */
    public record Waiting(LetterAsked letter, Optional<String> obstacle) {}

    /** @param ahead the steps to come, with their earliest dates */
    public record CaseSeen(
            CaseFacts facts,
            LoadedClaim claim,
            Decision decision,
            Optional<Objections.Objection> objection,
            List<Foreseen> ahead,
            List<Waiting> letters) {}

    /** Empty when there is no case on this invoice. */
    @Transactional(readOnly = true)
    public Optional<CaseSeen> look(String creditorId, int invoiceNumber, LocalDate today) {
        var day = new CreditorDay(creditorId, today, 0, "case handler", decided -> {});
        return findCase.seen(creditorId, invoiceNumber, today)
                .map(found -> new CaseSeen(
                        found.facts(),
                        found.claim(),
                        filter.decision(found.claim(), day),
                        objections.latest(found.facts().id()),
                        ahead(found, day),
                        found.claim().pendingLetters().stream()
                                .map(asked -> new Waiting(asked, besides.obstacle(asked, found.claim(), day)))
                                .toList()));
    }

    private List<Foreseen> ahead(FindCase.Found found, CreditorDay day) {
        var until = found.facts().stoppedUntil();
        var from = until == null || until.isBefore(day.date()) ? day.date() : until.plusDays(1);
        return new ForeseeSteps(readClaims.rules(day.creditorId()).dates())
                .of(found.claim().view(), from);
    }
}
