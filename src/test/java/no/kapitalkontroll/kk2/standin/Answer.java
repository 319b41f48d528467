package no.kapitalkontroll.kk2.standin;

import java.util.Map;

/** What an endpoint answers; a null body is no body. {@code pdf} null: it is JSON. */
record Answer(
        int status,
        Map<String, Object> body,
        @SuppressWarnings("ArrayRecordComponent") byte[] pdf) {

    Answer(int status, Map<String, Object> body) {
        this(status, body, null);
    }

    static Answer noContent() {
        return new Answer(204, null);
    }

    static Answer single(int status, Map<String, Object> value) {
        return new Answer(status, new Json().with("value", value));
    }

    static Answer document(byte[] pdf) {
        return new Answer(200, null, pdf);
    }
}
