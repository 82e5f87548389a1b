package io.cartage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.cartage.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the structure of the house: which room may know which, and that no cart is known by name in Java. */
class HouseTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(Problem.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void keepsTheDirectionOfItsRooms() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("io.cartage.cli..")
                .layer("console")
                .definedBy("io.cartage.console..")
                .layer("flow")
                .definedBy("io.cartage.flow..")
                .layer("cart")
                .definedBy("io.cartage.cart..")
                .layer("mapping")
                .definedBy("io.cartage.mapping..")
                .layer("staging")
                .definedBy("io.cartage.staging..")
                .layer("sandbox")
                .definedBy("io.cartage.sandbox..")
                .layer("store")
                .definedBy("io.cartage.store..")
                .layer("config")
                .definedBy("io.cartage.config..")
                .layer("table")
                .definedBy("io.cartage.table..")
                .layer("yaml")
                .definedBy("io.cartage.yaml..")
                .layer("problem")
                .definedBy("io.cartage.problem..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("console")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("flow")
                .mayOnlyBeAccessedByLayers("console", "cli")
                .whereLayer("cart")
                .mayOnlyBeAccessedByLayers("flow", "console", "cli")
                .whereLayer("mapping")
                .mayOnlyBeAccessedByLayers("flow", "console", "cli")
                .whereLayer("staging")
                .mayOnlyBeAccessedByLayers("flow", "console", "cli")
                .whereLayer("sandbox")
                .mayOnlyBeAccessedByLayers("flow", "console", "cli")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("cart", "flow", "console", "cli")
                .whereLayer("table")
                .mayOnlyBeAccessedByLayers("mapping", "staging", "flow", "console", "cli")
                .because("mapping, SQL, carts and sandbox must be understood and tested one without the other,"
                        + " and files are read below everything that acts on them")
                .check(MAIN);
    }

    @Test
    void keepsCamelInTheFlowRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cartage.flow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because(
                        "mappings, SQL and cart facts are tested without a Camel context, and 'cartage try' needs none")
                .check(MAIN);
    }

    @Test
    void servesPagesInOneRoomAndAsksNoDatabaseThere() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cartage.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "gg.jte..")
                .because("what the console does, commands do as well: by a service that knows no page")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("io.cartage.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework..")
                .because("what the console asks of the database, commands ask as well: by a service")
                .check(MAIN);
    }

    @Test
    void readsYamlInOneRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cartage.yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .because("every value that a person wrote keeps its file, line and column only if one room reads it")
                .check(MAIN);
    }

    @Test
    void evaluatesFormulasInOneRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cartage.mapping..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.ezylang..")
                .because("the formula compiler sits behind one interface")
                .check(MAIN);
    }

    @Test
    void namesClassesForTheirJob() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Abstract.*|Processor)")
                .because("such a name tells no job, and what has no job in its name soon has several")
                .check(MAIN);
    }

    @Test
    void inheritsNothingAmongItsOwnClasses() {
        classes().should(haveNoSuperclassOfOurOwn()).check(MAIN);
    }

    /** What is left out: the examples that these show to people. */
    private static final Set<String> SHOW_EXAMPLES = Set.of("FileWords.java", "StoreSettings.java");

    @Test
    void knowsNoCartByNameOutsideTheSandbox() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles(Path.of("src/main/java"))) {
            String text = Files.readString(file).toLowerCase(Locale.ROOT);
            boolean sandbox = file.startsWith(Path.of("src/main/java/io/cartage/sandbox"));
            boolean examples = SHOW_EXAMPLES.contains(file.getFileName().toString());
            if (!sandbox && !examples && withoutComments(text).matches("(?s).*(bigcommerce|shopify).*")) {
                found.add(file.toString());
            }
        }
        assertThat(found)
                .as("a new cart is a folder under routes/: Java that knows one by name would have to change for it")
                .isEmpty();
    }

    @Test
    void keepsFilesShort() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles(Path.of("src/main/java"))) {
            long lines = Files.readString(file).lines().count();
            if (lines > 300) {
                found.add(file + " has " + lines + " lines");
            }
        }
        assertThat(found)
                .as("a file longer than 300 lines tells more than one story")
                .isEmpty();
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(?<!:)//.*$", "");
    }

    private static List<Path> javaFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchCondition<JavaClass> haveNoSuperclassOfOurOwn() {
        return new ArchCondition<>("have no superclass of our own, since behaviour is easier to follow in one place") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean ours = type.getRawSuperclass()
                        .filter(parent -> parent.getPackageName().startsWith("io.cartage"))
                        .isPresent();
                if (ours && !type.isAnonymousClass()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " extends another class of ours"));
                }
            }
        };
    }
}
