package io.github.sockettask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the plan of the house: which package may use which.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.sockettask";

	/**
	 * What every package may use; primitive types have no package.
	 */
	private static final String[] LANGUAGE = { "", "java..", "javax..", "org.jspecify..", ROOT };

	private static final String[] SPRING = { "org.springframework.core..", "org.springframework.util..",
			"org.springframework.http..", "org.springframework.web..", "org.springframework.scheduling.." };

	private static final String[] LOGS = { "org.apache.commons.logging..", "org.slf4j.." };

	/**
	 * Methods that report a time of day, or compare with the date of a server.
	 */
	private static final Set<String> TELLS_THE_TIME = Set.of("StatusReports.note", "StatusReports.silent",
			"ConnectionRotation.event", "ReadBatcher.next", "NettyConnect.<init>", "CertificateText.date",
			"HandshakeHandler.sendRequest", "HandshakeHandler.open", "RetryAfter.of", "Cookie.maxAge");

	/** The package is the part in lower case. */
	private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([a-z0-9_.]+)\\.[A-Z]");

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void theApiKnowsNothingButTheLanguage() {
		uses("", ROOT + ".text").because("the contract has to stay free of any implementation").check(classes);
	}

	@Test
	void textsKnowNothingOfTheLibrary() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(ROOT + ".text")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("", "java..", "org.jspecify..", "org.apache.commons.logging..", ROOT + ".text")
			.because("everything that writes a line or a message uses them")
			.check(classes);
	}

	@Test
	void theBorderOfHandlersKnowsTheApi() {
		uses(".handler").because("the engine and annotated methods meet there").check(classes);
	}

	@Test
	void annotationsKnowNoEngine() {
		uses(".annotation", "org.springframework.core..", "org.springframework.messaging..",
				"org.springframework.aot..")
			.because("they are put on classes of the application")
			.check(classes);
	}

	@Test
	void settingsKnowTheApi() {
		uses(".settings", ROOT + ".text", "org.springframework.util..", "org.springframework.core..",
				NestedConfigurationProperty.class.getPackageName())
			.because("an application sets them, and each part of the engine reads its own")
			.check(classes);
	}

	@Test
	void theEngineKnowsTheTransportButNotSpringBoot() {
		uses(".client",
				new String[] { ROOT + ".client..", ROOT + ".handler", ROOT + ".settings", ROOT + ".text",
						ROOT + ".transport" },
				SPRING)
			.because("it can be used, and tested, without an application")
			.check(classes);
	}

	@Test
	void theEngineIsKnownByItsFaceOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + ".client..")
			.should()
			.dependOnClassesThat(DescribedPredicate.describe("reside in a room of the engine",
					(type) -> type.getPackageName().startsWith(ROOT + ".client.")
							&& !type.getSimpleName().equals("SocketTaskExecutors")))
			.because("its rooms may change in any release")
			.check(classes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			connection | connect execution handler heartbeat message receive reconnect send
			receive    | execution handler heartbeat message
			handler    | execution message
			send       | execution
			reconnect  | connect
			message    |
			connect    |
			heartbeat  |
			execution  |
			""")
	void aRoomOfTheEngineKnowsTheRoomsBelowIt(String room, @Nullable String others) {
		String[] rooms = Stream
			.concat(Stream.of(ROOT + ".handler", ROOT + ".settings", ROOT + ".text", ROOT + ".transport"),
					Stream.of(StringUtils.tokenizeToStringArray(others, " ")).map((other) -> ROOT + ".client." + other))
			.toArray(String[]::new);
		uses(".client." + room, rooms, SPRING).because("a room is read, tested and replaced without those above it")
			.check(classes);
	}

	@Test
	void theTransportIsABorder() {
		uses(".transport", new String[] { ROOT + ".text" }, SPRING)
			.because("the engine knows no protocol, and can be tested without one")
			.check(classes);
	}

	@Test
	void theNetworkKnowsTheWireOnly() {
		uses(".transport.netty",
				new String[] { ROOT + ".text", ROOT + ".transport", ROOT + ".transport.netty.tls",
						"org.glassfish.tyrus..", "io.netty..", "jakarta.websocket.." },
				SPRING)
			.because("what becomes of a connection is decided above it")
			.check(classes);
		uses(".transport.netty.tls", new String[] { ROOT + ".text", ROOT + ".transport", "io.netty.." }, SPRING)
			.because("it knows certificates, and no connection")
			.check(classes);
	}

	@Test
	void listenersUseThePublicApi() {
		uses(".listener", new String[] { ROOT + ".listener..", ROOT + ".handler", ROOT + ".text", ROOT + ".annotation",
				ROOT + ".converter", ROOT + ".reactor", "org.springframework.beans..", "org.springframework.context..",
				"org.springframework.aop..", "org.springframework.stereotype..", "org.springframework.aot..",
				"org.springframework.messaging..", "org.springframework.expression..",
				"org.springframework.validation.." }, SPRING)
			.because("annotations are sugar: what they do can be done without them")
			.check(classes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			method   | annotation
			argument | annotation converter listener.method
			filter   | annotation listener.argument listener.method
			reply    | annotation reactor listener.method
			""")
	void aRoomOfListenersKnowsTheRoomsBelowIt(String room, String others) {
		String[] rooms = Stream
			.concat(Stream.of(ROOT + ".handler", ROOT + ".text", "org.springframework.beans..",
					"org.springframework.context..", "org.springframework.aop..", "org.springframework.stereotype..",
					"org.springframework.messaging..", "org.springframework.expression..",
					"org.springframework.validation.."),
					Stream.of(others.split(" ")).map((other) -> ROOT + "." + other))
			.toArray(String[]::new);
		uses(".listener." + room, rooms, SPRING).because("a room is read, tested and replaced without those above it")
			.check(classes);
	}

	@Test
	void convertersKnowSpringAndTheApi() {
		uses(".converter", ROOT + ".json", ROOT + ".text", "tools.jackson..", "org.springframework.core..",
				"org.springframework.util..", "org.springframework.messaging..")
			.because("an application brings its own converters, and may do without Jackson")
			.check(classes);
	}

	@Test
	void jsonKnowsJacksonAndTheApi() {
		uses(".json", ROOT + ".text", "tools.jackson..", "com.fasterxml.jackson.annotation..",
				"org.springframework.core..", "org.springframework.util..", "org.springframework.messaging.converter..",
				"org.springframework.messaging")
			.because("an application may do without Jackson, and use what is no JSON")
			.check(classes);
	}

	@Test
	void reactorIsAnotherWayToUseTheApi() {
		uses(".reactor", "reactor..", "org.reactivestreams..", "org.springframework.core..")
			.because("an application may do without Reactor")
			.check(classes);
	}

	@Test
	void kotlinIsNotKnown() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("kotlin..", "kotlinx..")
			.because("an application may do without Kotlin")
			.check(classes);
	}

	@Test
	void reactorIsKnownToItsPackageOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + ".reactor")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("reactor..", "org.reactivestreams..")
			.because("an application may do without Reactor")
			.check(classes);
	}

	@Test
	void theProtocolEngineIsNamedInOnePackageOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + ".transport.netty..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.glassfish.tyrus..", "io.netty..", "jakarta.websocket..")
			.because("it can then be replaced without touching the rest")
			.check(classes);
	}

	@Test
	void springBootIsKnownToTheAutoConfigurationOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(ROOT + ".autoconfigure..", ROOT + ".actuate..")
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.springframework.boot..")
				.and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(NestedConfigurationProperty.class))))
			.because("settings reach the engine as a record, which the annotation makes readable for editors")
			.check(classes);
	}

	@Test
	void nobodyUsesTheAutoConfiguration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + ".autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".autoconfigure..")
			.because("it puts the parts together and is no part itself")
			.check(classes);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices()
			.matching("io.github.(**)")
			.should()
			.beFreeOfCycles()
			.because("a package is read, tested and replaced alone")
			.check(classes);
	}

	@Test
	void autoConfigurationsArePublicAndFinalWithoutPublicMembers() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould(havePublicMembersNever())
			.because("they are found by name, and their methods are for the container")
			.check(classes);
	}

	@Test
	void theEngineKeepsNoTimeWithAClockThatCanBeSet() {
		DescribedPredicate<JavaAccess<?>> wallClock = DescribedPredicate.describe("reads a wall clock",
				(access) -> isWallClock(access) && !TELLS_THE_TIME.contains(origin(access)));
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(ROOT + ".client..", ROOT + ".transport..")
			.should()
			.accessTargetWhere(wallClock)
			.because("deadlines, heartbeats and delays have to be what they are when the clock of the machine is set; "
					+ "only what tells people when something was, and what a server says as a date, is of that clock")
			.check(classes);
	}

	private static boolean isWallClock(JavaAccess<?> access) {
		JavaClass owner = access.getTargetOwner();
		String name = access.getName();
		return owner.isAssignableTo(Clock.class) || owner.isAssignableTo(Date.class)
				|| (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
				|| (owner.getPackageName().startsWith("java.time") && name.equals("now"));
	}

	private static String origin(JavaAccess<?> access) {
		return access.getOriginOwner().getSimpleName() + "." + access.getOrigin().getName();
	}

	@Test
	void whatMayReadAWallClockDoes() {
		Stream<String> readers = classes.stream()
			.filter((type) -> type.getPackageName().matches(".*\\.(client|transport)(\\..*)?"))
			.flatMap((type) -> type.getAccessesFromSelf().stream())
			.filter(ArchitectureTests::isWallClock)
			.map(ArchitectureTests::origin);
		assertThat(readers).containsAll(TELLS_THE_TIME);
	}

	@Test
	void namesSayWhatAClassIs() {
		ArchRuleDefinition.noClasses()
			.should()
			.haveSimpleNameEndingWith("Manager")
			.orShould()
			.haveSimpleNameEndingWith("Helper")
			.orShould()
			.haveNameMatching(".*Utils?")
			.orShould()
			.haveSimpleNameEndingWith("Impl")
			.because("such a name fits everything and tells nothing")
			.check(classes);
	}

	@Test
	void everyPackageIsNullMarked() {
		Stream<JavaPackage> packages = classes.stream().map(JavaClass::getPackage).distinct();
		assertThat(packages).as("packages, whose types are never null unless they say so")
			.isNotEmpty()
			.allMatch((javaPackage) -> javaPackage.isAnnotatedWith(NullMarked.class));
	}

	private static ArchRule uses(String name, String[] others, String[] further) {
		return uses(name, Stream.of(others, further).flatMap(Stream::of).toArray(String[]::new));
	}

	private static ArchRule uses(String name, String... others) {
		String[] allowed = Stream
			.of(LANGUAGE, name.isEmpty() ? new String[0] : LOGS, others, new String[] { ROOT + name })
			.flatMap(Stream::of)
			.toArray(String[]::new);
		return ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(ROOT + name)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(allowed)
			.andShould(importFrom(allowed))
			.allowEmptyShould(true);
	}

	// The compiler copies constants, so that class files do not show where they come
	// from.
	private static ArchCondition<JavaClass> importFrom(String... allowed) {
		List<PackageMatcher> packages = Stream.of(allowed).map(PackageMatcher::of).toList();
		return new ArchCondition<>("import from these packages only") {

			@Override
			public void check(JavaClass javaClass, ConditionEvents events) {
				imports(javaClass).filter((imported) -> packages.stream().noneMatch((each) -> each.matches(imported)))
					.forEach((imported) -> events.add(SimpleConditionEvent.violated(javaClass,
							javaClass.getFullName() + " imports " + imported)));
			}

		};
	}

	private static Stream<String> imports(JavaClass javaClass) {
		if (!javaClass.isTopLevelClass() || javaClass.getSimpleName().equals("package-info")) {
			return Stream.empty();
		}
		Path source = Path.of("src/main/java", javaClass.getFullName().replace('.', '/') + ".java");
		try {
			return IMPORT.matcher(Files.readString(source)).results().map((found) -> found.group(1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void anImportIsSeenWhereTheClassFileHasNone() {
		JavaClass resources = classes.get(ROOT + ".client.connection.SharedResources");
		assertThat(imports(resources)).contains(ROOT + ".settings");
		assertThat(resources.getDirectDependenciesFromSelf())
			.noneMatch((dependency) -> dependency.getTargetClass().getSimpleName().equals("RoutingSettings"));
		assertThat(
				uses(".client.connection", "org.springframework..").evaluate(classes).getFailureReport().getDetails())
			.anyMatch((line) -> line.endsWith("SharedResources imports " + ROOT + ".settings"));
	}

	private static ArchCondition<JavaClass> havePublicMembersNever() {
		DescribedPredicate<JavaMember> isPublic = DescribedPredicate.describe("public",
				(member) -> member.getModifiers().contains(JavaModifier.PUBLIC));
		return new ArchCondition<>("have no public members") {

			@Override
			public void check(JavaClass javaClass, ConditionEvents events) {
				javaClass.getMembers()
					.stream()
					.filter(isPublic)
					.filter((member) -> !member.getName().equals("<init>"))
					.forEach((member) -> events
						.add(SimpleConditionEvent.violated(member, member.getFullName() + " is public")));
			}

		};
	}

}
