package no.kapitalkontroll.kk2.core.enforcement;

/** One thing that stands in the way of a petition, without personal data. */
public record Missing(Requirement requirement, String why, String remedy) {

    @Override
    public String toString() {
        return "%s (%s): %s; remedy: %s".formatted(requirement.what(), requirement.basis(), why, remedy);
    }
}
