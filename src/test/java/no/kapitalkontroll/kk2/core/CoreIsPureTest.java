package no.kapitalkontroll.kk2.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of collecting are plain Java: they can be read, tested and reckoned by hand. */
class CoreIsPureTest {

    private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("no.kapitalkontroll.kk2.core");

    @Test
    void core_depends_on_java_and_itself_only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "no.kapitalkontroll.kk2.core..")
                .check(core);
    }

    @Test
    void core_has_no_input_or_output() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
                .check(core);
    }

    @Test
    void core_has_no_clock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .accessTargetWhere(isCallOfNow())
                .check(core);
    }

    @Test
    void core_counts_no_money_in_floating_point() {
        noFields().should().haveRawType(isFloating()).check(core);
        noCodeUnits()
                .should()
                .haveRawReturnType(isFloating())
                .orShould(have(floatingParameter()))
                .check(core);
    }

    private static DescribedPredicate<JavaAccess<?>> isCallOfNow() {
        return describe(
                "now()",
                access -> access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getName().equals("now"));
    }

    private static DescribedPredicate<JavaClass> isFloating() {
        return describe("float or double", type -> FLOATING.contains(type.getName()));
    }

    private static DescribedPredicate<JavaCodeUnit> floatingParameter() {
        return describe("a float or double parameter", unit -> unit.getRawParameterTypes().stream()
                .anyMatch(isFloating()));
    }
}
