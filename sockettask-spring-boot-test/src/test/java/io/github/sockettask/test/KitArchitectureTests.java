package io.github.sockettask.test;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the plan of the kit: which part needs what.
 */
class KitArchitectureTests {

	private static final String ROOT = "io.github.sockettask";

	private static final String KIT = ROOT + ".test";

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(KIT);

	private static ArchRule uses(String name, String... others) {
		String[] allowed = Stream
			.of(new String[] { "", "java..", "javax..", "org.jspecify.." }, new String[] { KIT + name }, others)
			.flatMap(Stream::of)
			.toArray(String[]::new);
		return ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(KIT + name)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(allowed);
	}

	@Test
	void theServerNeedsNothingButTheJdk() {
		uses("").because("it is to be of use to every client and every test framework").check(classes);
	}

	@Test
	void theExtensionNeedsJUnitOnly() {
		uses(".junit", KIT, "org.junit.jupiter..").because("it is to be of use without Spring").check(classes);
	}

	@Test
	void tasksNeedNoTestFramework() {
		uses(".task", ROOT, ROOT + ".client", ROOT + ".client.execution", ROOT + ".settings", ROOT + ".converter",
				ROOT + ".transport", ROOT + ".json", "org.springframework.messaging..", "org.springframework.util..",
				"tools.jackson..")
			.because("any test, and any assertion library, can use them")
			.check(classes);
	}

	@Test
	void timeNeedsSpringsSchedulingOnly() {
		uses(".time", "org.springframework.scheduling..").because("it may schedule anything").check(classes);
	}

	@Test
	void assertionsNeedAssertJOnly() {
		uses(".assertj", ROOT, KIT, KIT + ".task", "org.assertj..").because("they are to be of use without Spring")
			.check(classes);
	}

	@Test
	void nobodyUsesTheAutoConfiguration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(KIT + ".autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(KIT + ".autoconfigure")
			.because("it puts the parts together and is no part itself")
			.check(classes);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.github.(**)").should().beFreeOfCycles().check(classes);
	}

	@Test
	void autoConfigurationsArePublicAndHaveNoPublicMethods() {
		ArchRuleDefinition.methods()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.check(classes);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(classes.stream().map(JavaClass::getPackage).distinct())
			.allMatch((javaPackage) -> isNullMarked(javaPackage));
	}

	private static boolean isNullMarked(JavaPackage javaPackage) {
		return javaPackage.isAnnotatedWith(NullMarked.class);
	}

}
