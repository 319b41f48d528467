package no.kapitalkontroll.kk2.cases;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.procedure.DecisionKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the due cases of a preview and writes their letters, as advance-cases and generate-letter do, inside the transaction that the
 * preview rolls back. The routes themselves cannot: their {@code jpa:} steps write through a connection of their own, which sees
 * nothing that this transaction has not committed.
 */
@Component
public class PlanOnTrial {

    private static final Logger log = LoggerFactory.getLogger(PlanOnTrial.class);

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final DueCases dueCases;
    private final AdvanceCase advanceCase;
    private final GenerateLetter generateLetter;

    public PlanOnTrial(
            JdbcClient jdbc,
            EntityManager entities,
            DueCases dueCases,
            AdvanceCase advanceCase,
            GenerateLetter generateLetter) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.dueCases = dueCases;
        this.advanceCase = advanceCase;
        this.generateLetter = generateLetter;
    }

    /**
     * What could not be planned or written, and would be parked by a run; empty when all went well.
     *
     * @param decided the day's decisions
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> plan(CreditorDay day, List<DecidedClaim> decided) {
        List<String> problems = new ArrayList<>();
        for (var invoiceId : due(day, decided)) {
            attempt("invoice id " + invoiceId, () -> advanceCase.advance(invoiceId, day), problems);
        }
        for (var letter : generateLetter.planned(day)) {
            attempt(generateLetter.name(letter), () -> write(letter), problems);
        }
        return problems;
    }

    private void write(Long letterId) {
        var letter = generateLetter.generate(letterId);
        entities.flush();
        // thousands of letters need not be held at once
        entities.detach(letter);
    }

    /** By invoice number, as a run takes them: who comes first bears the fee. Decisions of this transaction are not to be seen here. */
    private List<Long> due(CreditorDay day, List<DecidedClaim> decided) {
        Set<Integer> taken = decided.stream()
                .filter(claim -> claim.decision().kind() == DecisionKind.TAKE)
                .map(DecidedClaim::invoiceNumber)
                .collect(Collectors.toSet());
        var moved = dueCases.find(day).stream().map(DueCases.Due::invoiceId).collect(Collectors.toSet());
        var inOrder = new TreeMap<String, Long>();
        jdbc.sql("SELECT invoice_id, number FROM invoices WHERE creditor_id = ?")
                .param(day.creditorId())
                .query((row, index) -> {
                    var id = row.getLong("invoice_id");
                    var number = row.getInt("number");
                    if (moved.contains(id) || (day.ledgerFresh() && taken.contains(number))) {
                        inOrder.put("%010d %020d".formatted(number, id), id);
                    }
                    return id;
                })
                .list();
        return List.copyOf(inOrder.values());
    }

    private static void attempt(String what, Runnable step, List<String> problems) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            log.error("preview: {} failed", what, failed);
            problems.add(
                    "%s would be parked: %s".formatted(what, failed.getClass().getSimpleName()));
        }
    }
}
