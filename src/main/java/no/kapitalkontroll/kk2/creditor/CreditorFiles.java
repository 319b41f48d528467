package no.kapitalkontroll.kk2.creditor;

import java.util.List;

/** The files of the creditor folder, in the order of their names. One broken file leaves the others valid. */
public record CreditorFiles(List<CreditorFile> valid, List<BrokenFile> broken) {

    public CreditorFiles {
        valid = List.copyOf(valid);
        broken = List.copyOf(broken);
    }
}
