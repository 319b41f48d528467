package no.kapitalkontroll.kk2.cases;

import java.io.IOException;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.letter.WriteLetterToFolder;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.stereotype.Component;

/** Puts a paper letter into the creditor's folder and settles it. */
@Component
public class PrintLetter {

    private final Installation installation;
    private final SettleEffect settle;
    private final WriteLetterToFolder write = new WriteLetterToFolder();

    public PrintLetter(Installation installation, SettleEffect settle) {
        this.installation = installation;
        this.settle = settle;
    }

    public void print(LetterToSend letter, CreditorDay day) {
        var effect = letter.effect();
        try {
            var folder = installation.printDirectory().orElseThrow(() -> new IOException("KK2_PRINT_DIR is not set"));
            Path file = write.write(folder, effect.creditorId(), letter.fileName(), letter.pdf());
            settle.done(effect, "file " + file.getFileName());
        } catch (IOException e) {
            var reason = "the file could not be written: " + e.getClass().getSimpleName();
            settle.failed(effect, reason);
            day.note("letter " + effect.letterId() + ": " + reason + "; look at KK2_PRINT_DIR");
        }
    }
}
