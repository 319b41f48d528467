package no.kapitalkontroll.kk2.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who can write a route can do what Camel can do. So nothing that runs programs or evaluates code may come onto the class path, be
 * it as a library of a library. The build's enforcer bans the artifacts; this is what would be at work without it.
 */
class ClassPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "mvel", "ognl", "js", "python", "joor", "java", "jexl", "wasm", "datasonnet"})
    void a_route_has_no_scripting_language(String language) throws IOException {
        assertThat(found("META-INF/services/org/apache/camel/language/" + language))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec",
                "ssh",
                "scp",
                "sftp",
                "ftp",
                "docker",
                "jt400",
                "script",
                "velocity",
                "netty-http",
                "jetty"
            })
    void a_route_can_neither_run_a_program_nor_open_a_port(String component) throws IOException {
        assertThat(found("META-INF/services/org/apache/camel/component/" + component))
                .isEmpty();
    }

    @Test
    void java_itself_brings_no_script_engine() {
        assertThat(new ScriptEngineManager().getEngineFactories()).isEmpty();
    }

    private static List<String> found(String resource) throws IOException {
        return ClassPathTest.class
                .getClassLoader()
                .resources(resource)
                .map(Object::toString)
                .toList();
    }
}
