package no.kapitalkontroll.kk2.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CaseLog;
import no.kapitalkontroll.kk2.cases.FindCase;
import org.springframework.stereotype.Component;

/** Tells all that ever happened to a case, as a table. */
@Component
public class ReadLog {

    private final FindCase findCase;
    private final CaseLog log;

    public ReadLog(FindCase findCase, CaseLog log) {
        this.findCase = findCase;
        this.log = log;
    }

    public Answer read(CaseRef ref, LocalDate today) {
        return findCase.seen(ref.creditorId(), ref.invoiceNumber(), today)
                .<Answer>map(found -> new Answer.Told(table(log.of(found.facts().id()))))
                .orElseGet(() -> TakeInHand.noCase(ref));
    }

    private static String table(List<CaseLog.Entry> entries) {
        var who = width(entries.stream().map(CaseLog.Entry::actor), "who");
        var event = width(entries.stream().map(CaseLog.Entry::event), "event");
        var line = "%%-10s  %%-10s  %%-%ds  %%-%ds  %%s".formatted(who, event);
        return Stream.concat(
                        Stream.of(line.formatted("date", "until", "who", "event", "detail")),
                        entries.stream()
                                .map(entry -> line.formatted(
                                        entry.dated(),
                                        entry.until() == null ? "" : entry.until(),
                                        entry.actor(),
                                        entry.event(),
                                        entry.detail())))
                .collect(Collectors.joining("\n"));
    }

    private static int width(Stream<String> words, String title) {
        return Math.max(title.length(), words.mapToInt(String::length).max().orElse(0));
    }
}
