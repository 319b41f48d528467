package no.kapitalkontroll.kk2.route;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** Which package may know which, and what is done in one place only. Purity of the core: {@code CoreIsPureTest}. */
class ArchitectureTest {

    private static final String KK2 = "no.kapitalkontroll.kk2.";
    /** Where what people do lives. */
    private static final Set<String> ACTIONS = Set.of(KK2 + "handling", KK2 + "proposal");

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("no.kapitalkontroll.kk2");

    @Test
    void the_core_depends_on_java_and_itself_only() {
        noClasses()
                .that()
                .resideInAPackage(KK2 + "core..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", KK2 + "core..")
                .check(CLASSES);
    }

    @Test
    void tripletex_words_do_not_leave_their_package() {
        classes()
                .that()
                .resideInAPackage(KK2 + "tripletex")
                .and()
                .haveSimpleNameEndingWith("Row")
                .or()
                .haveSimpleNameEndingWith("Dto")
                .and()
                .resideInAPackage(KK2 + "tripletex")
                .should()
                .onlyBeAccessed()
                .byAnyPackage(KK2 + "tripletex")
                .check(CLASSES);
    }

    @Test
    void rows_stay_in_the_package_of_their_tables() {
        classes()
                .that()
                .resideInAPackage(KK2 + "cases")
                .and()
                .haveSimpleNameEndingWith("Row")
                .should()
                .onlyBeAccessed()
                .byAnyPackage(KK2 + "cases")
                .check(CLASSES);
    }

    @Test
    void the_outbox_knows_nothing_of_what_it_carries() {
        noClasses()
                .that()
                .resideInAPackage(KK2 + "outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KK2 + "cases..", KK2 + "voucher..", KK2 + "run..", KK2 + "operations..")
                .check(CLASSES);
    }

    @Test
    void cases_know_nothing_of_runs_commands_and_vouchers() {
        noClasses()
                .that()
                .resideInAPackage(KK2 + "cases..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KK2 + "run..", KK2 + "operations..", KK2 + "voucher..")
                .check(CLASSES);
    }

    @Test
    void tripletex_knows_nothing_of_cases() {
        noClasses()
                .that()
                .resideInAPackage(KK2 + "tripletex..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KK2 + "cases..", KK2 + "run..", KK2 + "voucher..", KK2 + "operations..")
                .check(CLASSES);
    }

    @Test
    void nobody_asks_the_time_but_an_injected_clock() {
        noClasses()
                .should()
                .accessTargetWhere(isNowWithoutClock())
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void only_the_outbox_writes_effects_and_only_settling_ends_them() {
        assertThat(sourcesWith("(UPDATE|INSERT\\s+(IGNORE\\s+)?INTO|DELETE\\s+FROM)\\s+effects\\b"))
                .containsExactlyInAnyOrder("ClaimEffects", "FindEffects", "KeepClaim", "PlanEffect", "SettleEffect");
        assertThat(sourcesWith("UPDATE effects[^\"]*SET state = \\?")).containsExactly("SettleEffect");
        assertThat(sourcesWith("UPDATE effects[^\"]*SET state = '(DONE|FAILED|PARKED|CANCELLED|PLANNED)'"))
                .isEmpty();
    }

    @Test
    void the_log_of_a_case_is_written_in_one_place_and_only_ever_added_to() {
        assertThat(sourcesWith("INSERT\\s+(IGNORE\\s+)?INTO\\s+case_log\\b")).containsExactly("CaseLog");
        assertThat(sourcesWith("(UPDATE|DELETE\\s+FROM|REPLACE\\s+INTO|TRUNCATE\\s+(TABLE\\s+)?)\\s*case_log\\b"))
                .containsExactlyInAnyOrder("ForgetLog", "V2026112323__ChainCaseLogs");
    }

    @Test
    void the_log_of_operators_is_written_in_one_place_and_only_ever_added_to() {
        assertThat(sourcesWith("INSERT\\s+(IGNORE\\s+)?INTO\\s+operator_log\\b"))
                .containsExactly("OperatorLog");
        assertThat(sourcesWith("(UPDATE|REPLACE\\s+INTO|TRUNCATE\\s+(TABLE\\s+)?)\\s*operator_log\\b"))
                .isEmpty();
    }

    @Test
    void every_action_of_a_case_handler_is_a_command_and_a_jmx_operation() {
        var actions = CLASSES.stream()
                .filter(type -> ACTIONS.contains(type.getPackageName()) && type.isAnnotatedWith(Component.class))
                .filter(type -> type.getMethods().stream()
                        .anyMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && method.getRawReturnType().isEquivalentTo(Answer.class)))
                .filter(type ->
                        type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isEquivalentTo(TakeInHand.class))
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(actions).hasSizeGreaterThanOrEqualTo(19);
        assertThat(usedBy("command")).containsAll(actions);
        assertThat(usedBy("operations")).containsAll(actions);
    }

    /** The classes of the packages of actions that a package knows. */
    private static List<String> usedBy(String aPackage) {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().equals(KK2 + aPackage))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .filter(type -> ACTIONS.contains(type.getPackageName()))
                .map(JavaClass::getSimpleName)
                .distinct()
                .toList();
    }

    @Test
    void money_and_days_are_read_from_the_database_without_floating_point() {
        assertThat(sourcesWith("getDouble\\(|getFloat\\(|doubleValue\\(\\)|floatValue\\(\\)"))
                .isEmpty();
    }

    private static DescribedPredicate<JavaAccess<?>> isNowWithoutClock() {
        return describe(
                "now() without a clock",
                access -> access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getName().equals("now")
                        && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget method
                        && method.getRawParameterTypes().stream()
                                .noneMatch(type -> type.getName().equals("java.time.Clock")));
    }

    /** The names of the classes whose text matches. */
    private static List<String> sourcesWith(String regex) {
        var pattern = Pattern.compile(regex);
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
