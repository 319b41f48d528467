package no.kapitalkontroll.kk2.caselog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no.kapitalkontroll.kk2.caselog.ReadChains.Which;
import org.springframework.stereotype.Component;

/**
 * Proves that the logs of cases are whole: no entry changed, taken out, put in or cut off. A text that was erased by law and
 * a log that was purged in its time are no faults; both are told by what was kept of them.
 */
@Component
public class VerifyLogs {

    private final ReadChains readChains;

    VerifyLogs(ReadChains readChains) {
        this.readChains = readChains;
    }

    /** What is wrong with one log. */
    public record Broken(String creditorId, int invoiceNumber, String why) {

        @Override
        public String toString() {
            return "broken: %s %d: %s; remedy: compare it with an exported log or a backup, and find out who wrote to the database"
                    .formatted(creditorId, invoiceNumber, why);
        }
    }

    /**
     * What came of it.
     *
     * @param sentence how many were checked
     */
    public record Verified(List<Broken> broken, String sentence) {

        public boolean isWhole() {
            return broken.isEmpty();
        }
    }

    /**
     * @param creditorId null: all creditors
     * @param invoiceNumber null: all cases
     */
    public Verified verify(String creditorId, Integer invoiceNumber) {
        var which = Which.all(creditorId, invoiceNumber);
        List<Broken> broken = new ArrayList<>();
        int[] checked = {0, 0};
        forEach(which, chain -> {
            checked[0]++;
            checked[1] += chain.entries().size();
            chain.broken().ifPresent(why -> broken.add(new Broken(chain.creditorId(), chain.invoiceNumber(), why)));
        });
        readChains
                .withoutCase(which)
                .forEach(lost -> broken.add(
                        new Broken(lost.creditorId(), lost.invoiceNumber(), "the case is gone, and nobody purged it")));
        return new Verified(
                broken,
                "%d logs with %d entries, %d broken; %s"
                        .formatted(checked[0], checked[1], broken.size(), readChains.purged(which)));
    }

    void forEach(Which which, Consumer<CaseChain> use) {
        long last = 0;
        for (var chains = readChains.after(last, which); !chains.isEmpty(); chains = readChains.after(last, which)) {
            chains.forEach(use);
            last = chains.get(chains.size() - 1).caseId();
        }
    }
}
