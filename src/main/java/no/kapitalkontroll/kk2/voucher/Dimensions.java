package no.kapitalkontroll.kk2.voucher;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The department and the project that the lines of a voucher bear. */
record Dimensions(Chosen department, Chosen project) {

    /**
     * @param id null for none
     * @param whyNone completes "requires a department, and …"; null when there is one
     * @param remark what an accountant should know about it, in the description's language; null for nothing
     */
    record Chosen(Long id, String whyNone, String remark) {

        static Chosen of(long id) {
            return new Chosen(id, null, null);
        }

        static Chosen none(String why) {
            return new Chosen(null, why, null);
        }
    }

    /** For the end of a description; empty when there is nothing to say. */
    String remarks() {
        return Stream.of(department, project)
                .map(Chosen::remark)
                .filter(remark -> remark != null)
                .map(remark -> "; " + remark)
                .collect(Collectors.joining());
    }
}
