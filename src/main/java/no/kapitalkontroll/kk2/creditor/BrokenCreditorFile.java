package no.kapitalkontroll.kk2.creditor;

import java.util.List;

/** A refused creditor file with all its problems, at least one. */
public record BrokenCreditorFile(List<BrokenFile> problems) implements ParsedCreditorFile {

    public BrokenCreditorFile {
        problems = List.copyOf(problems);
    }
}
