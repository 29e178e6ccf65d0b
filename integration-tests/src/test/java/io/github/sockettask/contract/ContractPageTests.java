package io.github.sockettask.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@code docs/contract.md} with the tests that hold its promises.
 */
class ContractPageTests {

	private static final Pattern PROMISE = Pattern.compile("^\\* \\*\\*([\\d.]+)\\*\\* ", Pattern.MULTILINE);

	private static final List<JavaMethod> tests = new ClassFileImporter().importPath(Path.of("target/test-classes"))
		.stream()
		.flatMap((type) -> type.getMethods().stream())
		.filter((method) -> method.isMetaAnnotatedWith(Testable.class))
		.toList();

	private static List<String> promises() throws IOException {
		return PROMISE.matcher(Files.readString(Path.of("../docs/contract.md")))
			.results()
			.map((promise) -> promise.group(1))
			.toList();
	}

	private static Set<String> named() {
		return tests.stream()
			.filter((test) -> test.isAnnotatedWith(Contract.class))
			.flatMap((test) -> Arrays.stream(test.getAnnotationOfType(Contract.class).value()))
			.collect(Collectors.toSet());
	}

	@Test
	void everyPromiseHasATestAndEveryTestNamesOneThatThereIs() throws IOException {
		assertThat(promises()).isNotEmpty().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(named());
	}

	@Test
	void everyTestOfTheContractNamesAPromise() {
		assertThat(tests).filteredOn((test) -> test.getOwner().getPackage().getName().endsWith(".contract"))
			.filteredOn((test) -> !test.getOwner().isEquivalentTo(ContractPageTests.class))
			.hasSizeGreaterThan(50)
			.allMatch((test) -> test.isAnnotatedWith(Contract.class));
	}

}
