package no.kapitalkontroll.kk2.cases;

import java.io.IOException;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.letter.WriteLetterToFolder;
import no.kapitalkontroll.kk2.outbox.KeepClaim;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import org.springframework.stereotype.Component;

/** Puts a paper letter into the creditor's folder and settles it. */
@Component
public class PrintLetter {

    private final Installation installation;
    private final SettleEffect settle;
    private final KeepClaim keepClaim;
    private final WriteLetterToFolder write = new WriteLetterToFolder();

    public PrintLetter(Installation installation, SettleEffect settle, KeepClaim keepClaim) {
        this.installation = installation;
        this.settle = settle;
        this.keepClaim = keepClaim;
    }

    public void print(LetterToSend letter, CreditorDay day) {
        var effect = letter.effect();
        if (!keepClaim.isKept(effect)) {
            // its letter may have been taken back meanwhile, and a new one written
            settle.failed(effect, "taken over meanwhile");
            return;
        }
        Path file;
        try {
            var folder = installation.printDirectory().orElseThrow(() -> new IOException("KK2_PRINT_DIR is not set"));
            file = write.write(folder, effect.creditorId(), letter.fileName(), letter.pdf());
        } catch (IOException | StackOverflowError | OutOfMemoryError e) {
            var reason = "the file could not be written: " + e.getClass().getSimpleName();
            settle.failed(effect, reason);
            day.note("letter " + effect.letterId() + ": " + reason + "; look at KK2_PRINT_DIR");
            return;
        }
        settle.done(effect, "file " + file.getFileName());
    }
}
