package io.github.sockettask.published;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published modules: their jars, the metadata in them, the bill of materials, and the
 * versions that the pages show. Runs when the jars are packaged.
 */
class PublishedModulesTests {

	private static final Path ROOT = Path.of("..");

	private static final Path DEPENDENCIES = ROOT.resolve("sockettask-dependencies/pom.xml");

	@Test
	void everyJarHasTheLicense() throws IOException {
		String license = Files.readString(ROOT.resolve("LICENSE"));
		for (Path path : jars("")) {
			try (JarFile jar = new JarFile(path.toFile())) {
				ZipEntry entry = jar.getEntry("META-INF/LICENSE");
				assertThat(entry).as("%s of %s", "META-INF/LICENSE", path).isNotNull();
				assertThat(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
					.isEqualTo(license);
			}
		}
	}

	@Test
	void everyModuleHasSources() throws IOException {
		assertThat(jars("-sources")).hasSameSizeAs(published());
	}

	@Test
	void everyModuleWithClassesHasJavadoc() throws IOException {
		assertThat(jars("-javadoc")).map((path) -> ROOT.relativize(path).getName(0).toString())
			.containsExactlyInAnyOrder("sockettask-spring-boot-autoconfigure", "sockettask-spring-boot-test");
	}

	@Test
	void everyJarStatesItsModuleName() throws IOException {
		List<String> names = new ArrayList<>();
		for (Path path : libraries()) {
			try (JarFile jar = new JarFile(path.toFile())) {
				names.add(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
			}
		}
		assertThat(names).containsExactlyInAnyOrder("io.github.sockettask", "io.github.sockettask.starter",
				"io.github.sockettask.test");
		assertThat(modules()).map(ModuleDescriptor::name).containsExactlyInAnyOrderElementsOf(names);
	}

	@Test
	void noPackageIsInTwoModules() throws IOException {
		assertThat(modules().stream().flatMap((module) -> module.packages().stream())).doesNotHaveDuplicates()
			.contains("io.github.sockettask", "io.github.sockettask.test");
	}

	@Test
	void billOfMaterialsListsEveryPublishedModule() throws IOException {
		String bom = Files.readString(DEPENDENCIES);
		assertThat(texts(bom, "artifactId")).containsExactlyInAnyOrderElementsOf(
				Stream.concat(Stream.of("sockettask-dependencies"), published().stream()).toList());
	}

	@Test
	void billOfMaterialsHasTheVersionOfTheBuildAndNothingElseOfIt() throws IOException {
		String bom = Files.readString(DEPENDENCIES);
		String parent = withoutParent(Files.readString(ROOT.resolve("pom.xml")));
		assertThat(bom).doesNotContain("<parent>");
		assertThat(texts(bom, "version")).containsOnly(texts(parent, "version").get(0), "${project.version}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/getting-started.md" })
	void pagesShowTheVersionsOfTheBuild(String page) throws IOException {
		String text = Files.readString(ROOT.resolve(page));
		String build = Files.readString(ROOT.resolve("pom.xml"));
		Pattern ours = Pattern.compile("sockettask-dependencies(?:</artifactId>\\s*<version>|:)([\\w.-]+)");
		assertThat(groups(ours, text)).hasSize(2).containsOnly(texts(withoutParent(build), "version").get(0));
		Pattern boot = Pattern.compile("(?:spring-boot-starter-parent</artifactId>\\s*<version>"
				+ "|'org\\.springframework\\.boot' version ')([\\w.-]+)");
		assertThat(groups(boot, text)).isSubsetOf(groups(boot, build));
	}

	@Test
	void metadataOfTheTestKitHasThePropertiesOfItsPage() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/testing.md"));
		Set<String> documented = Set.copyOf(groups(Pattern.compile("(sockettask\\.test\\.[a-z-]+)="), page));
		List<String> named = new ArrayList<>();
		Path metadata = ROOT
			.resolve("sockettask-spring-boot-test/target/classes/META-INF/spring-configuration-metadata.json");
		JsonMapper.shared()
			.readTree(Files.readString(metadata))
			.get("properties")
			.forEach((property) -> named.add(property.get("name").stringValue()));
		assertThat(named).containsExactlyInAnyOrderElementsOf(documented);
	}

	private static List<ModuleDescriptor> modules() throws IOException {
		return ModuleFinder.of(libraries().toArray(Path[]::new))
			.findAll()
			.stream()
			.map(ModuleReference::descriptor)
			.toList();
	}

	private static List<Path> libraries() throws IOException {
		return jars("SNAPSHOT|[0-9]");
	}

	/**
	 * Return the packaged jars of the current version whose names end like this.
	 */
	private static List<Path> jars(String suffix) throws IOException {
		List<Path> jars = new ArrayList<>();
		for (String module : published()) {
			Path target = ROOT.resolve(module).resolve("target");
			assertThat(target).as("packaged by mvn verify").isDirectory();
			try (Stream<Path> files = Files.list(target)) {
				files.filter((file) -> file.toString().matches(".*(" + suffix + ")\\.jar")).forEach(jars::add);
			}
		}
		assertThat(jars).isNotEmpty();
		return jars;
	}

	private static List<String> published() throws IOException {
		List<String> published = new ArrayList<>();
		for (String module : texts(Files.readString(ROOT.resolve("pom.xml")), "module")) {
			String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
			if (!pom.contains("<maven.deploy.skip>true<") && !pom.contains("<packaging>pom<")) {
				published.add(module);
			}
		}
		return published;
	}

	private static String withoutParent(String pom) {
		return pom.replaceFirst("(?s)<parent>.*?</parent>", "");
	}

	private static List<String> texts(String xml, String element) {
		return groups(Pattern.compile("<" + element + ">([^<]+)<"), xml);
	}

	private static List<String> groups(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((match) -> match.group(1)).toList();
	}

}
