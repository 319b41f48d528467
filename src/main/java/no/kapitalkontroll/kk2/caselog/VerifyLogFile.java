package no.kapitalkontroll.kk2.caselog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.kapitalkontroll.kk2.handling.Answer;
import org.springframework.stereotype.Component;

/** Proves that an exported log is whole by itself, without looking at the database. */
@Component
public class VerifyLogFile {

    public Answer verify(Path file) {
        try {
            return new LogFile()
                    .read(Files.readAllBytes(file))
                    .<Answer>map(chain -> chain.broken()
                            .<Answer>map(why -> new Answer.Refused(
                                    "broken: %s %d: %s".formatted(chain.creditorId(), chain.invoiceNumber(), why),
                                    "export the log again, and find out where this file has been"))
                            .orElseGet(() -> new Answer.Told("%s %d: %d entries, whole; last hash %s"
                                    .formatted(
                                            chain.creditorId(),
                                            chain.invoiceNumber(),
                                            chain.entries().size(),
                                            chain.head().hash()))))
                    .orElseGet(() -> new Answer.Refused(
                            file + " is no exported log of a case",
                            "make one with: case CREDITOR INVOICE log --export FILE"));
        } catch (IOException e) {
            return new Answer.Refused(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")", "name a file that is there");
        }
    }
}
