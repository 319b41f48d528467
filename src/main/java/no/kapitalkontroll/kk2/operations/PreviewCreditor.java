package no.kapitalkontroll.kk2.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.stereotype.Component;

/** What a run of one creditor would decide now, asked of the running service; nothing is written, nothing is sent. */
@Component
@OnlyInService
public class PreviewCreditor {

    private final Creditors creditors;
    private final PreviewCommand previewCommand;

    PreviewCreditor(Creditors creditors, PreviewCommand previewCommand) {
        this.creditors = creditors;
        this.previewCommand = previewCommand;
    }

    /** One JSON object a line, then what a person must know, each behind a #. */
    public Answer preview(String creditorId) {
        var creditor = creditors.inForce().stream()
                .filter(one -> one.id().equals(creditorId))
                .findFirst();
        if (creditor.isEmpty()) {
            return new Answer.Refused("there is no such creditor", "name one by its id, as Creditors.InForce does");
        }
        var out = new ByteArrayOutputStream();
        var notes = new ByteArrayOutputStream();
        previewCommand.execute(creditor.get(), new PrintStream(out, true, UTF_8), new PrintStream(notes, true, UTF_8));
        var said = new StringBuilder(out.toString(UTF_8));
        notes.toString(UTF_8)
                .lines()
                .forEach(note -> said.append("# ").append(note).append('\n'));
        return new Answer.Told(said.toString());
    }
}
