package no.kapitalkontroll.kk2.caselog;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import no.kapitalkontroll.kk2.caselog.ReadChains.Which;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.springframework.stereotype.Component;

/** Writes the log of a case into one file that bears its own proof. The file may name people. */
@Component
public class ExportLog {

    private final ReadChains readChains;

    ExportLog(ReadChains readChains) {
        this.readChains = readChains;
    }

    /** A file that is there already is left alone. */
    public Answer export(CaseRef ref, Path file) {
        var chains = readChains.after(0, Which.all(ref.creditorId(), ref.invoiceNumber()));
        if (chains.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        var chain = chains.get(0);
        if (chain.head() == null) {
            return new Answer.Refused("the log of " + ref + " has no head", "see verify-log");
        }
        try {
            Files.write(file, new LogFile().write(chain), StandardOpenOption.CREATE_NEW);
            return new Answer.Done("%s: %d entries are in %s; last hash %s"
                    .formatted(ref, chain.entries().size(), file, chain.head().hash()));
        } catch (FileAlreadyExistsException e) {
            return new Answer.Refused(file + " exists", "name another file, or move it away");
        } catch (IOException e) {
            return new Answer.Refused(
                    file + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "name a file in a folder that exists and may be written to");
        }
    }
}
