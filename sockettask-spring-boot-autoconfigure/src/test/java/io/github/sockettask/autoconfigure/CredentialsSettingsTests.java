package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.settings.Credentials;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings of credentials: how they are merged, and which are refused.
 */
@ExtendWith(OutputCaptureExtension.class)
class CredentialsSettingsTests {

	private static final String TASK = "sockettask.tasks.feed.";

	private static final String DEFAULTS = "sockettask.defaults.";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.auto-startup=false", "sockettask.tasks.feed.url=ws://localhost:1/",
				"secret=s3cret");

	private FailureAnalysis analysis(String... properties) {
		return Analyses.of(this.contextRunner.withPropertyValues(properties));
	}

	private static void settings(ApplicationContextRunner runner, Consumer<SocketTaskSettings> check) {
		runner.run((context) -> check.accept(context.getBean(SocketTaskSettingsSource.class).settings("feed")));
	}

	private void settings(Consumer<SocketTaskSettings> check, String... properties) {
		settings(this.contextRunner.withPropertyValues(properties), check);
	}

	@Test
	void placeholdersAreResolved() {
		settings((settings) -> {
			assertThat(settings.auth().basic().username()).isEqualTo("me");
			assertThat(settings.auth().basic().password()).isEqualTo("s3cret");
		}, TASK + "auth.basic.username=me", TASK + "auth.basic.password=${secret}");
		settings((settings) -> assertThat(settings.auth().bearer().token()).isEqualTo("s3cret"),
				DEFAULTS + "auth.bearer.token=${secret}");
	}

	static List<String> ways() {
		return List.of("auth.basic.username=u,auth.basic.password=s3cret", "auth.bearer.token=s3cret",
				"header.Authorization=Digest s3cret");
	}

	private static String[] properties(String prefix, String way) {
		return Stream.of(way.split(",")).map((property) -> prefix + property).toArray(String[]::new);
	}

	@Test
	void theWayOfATaskIsTakenInPlaceOfThatOfTheDefaults() {
		for (String way : ways()) {
			for (String other : ways()) {
				ApplicationContextRunner runner = this.contextRunner.withPropertyValues(properties(DEFAULTS, other))
					.withPropertyValues(properties(TASK, way));
				settings(runner, (settings) -> {
					List<String> taken = Credentials.of(settings).ways();
					assertThat(taken).as(way + " before " + other).hasSize(1);
					assertThat(taken.get(0)).isEqualTo(way.replaceAll("=.*", ""));
				});
			}
		}
	}

	@Test
	void otherHeadersOfTheDefaultsAreKept() {
		settings((settings) -> assertThat(settings.header()).containsOnlyKeys("X-Team"),
				DEFAULTS + "header.authorization=Digest x", DEFAULTS + "header.X-Team=a", TASK + "auth.bearer.token=t");
	}

	@Test
	void connectionDetailsAreTakenInPlaceOfTheWayOfATask() {
		SocketTaskConnectionDetails details = (name) -> SocketTaskConnectionDetails.Connection
			.of(List.of("ws://localhost:2/"), Map.of("authorization", List.of("Digest x")), null);
		settings(
				this.contextRunner.withBean(SocketTaskConnectionDetails.class, () -> details)
					.withPropertyValues(TASK + "auth.bearer.token=t", DEFAULTS + "auth.basic.username=u",
							DEFAULTS + "auth.basic.password=p"),
				(settings) -> assertThat(Credentials.of(settings).ways()).containsExactly("header.Authorization"));
	}

	@Test
	void aCustomizerSetsAnotherWay() {
		SocketTaskCustomizer customizer = (name, settings) -> settings.withAuth(settings.auth().withBasic("u", "p"));
		settings(
				this.contextRunner.withBean(SocketTaskCustomizer.class, () -> customizer)
					.withPropertyValues(DEFAULTS + "auth.bearer.token=t"),
				(settings) -> assertThat(Credentials.of(settings).ways()).containsExactly("auth.basic.username"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					auth.bearer.token=s3cret,auth.basic.username=u,auth.basic.password=s3cret | auth.bearer.token | auth.basic.username
					auth.bearer.token=s3cret,header.Authorization=Bearer s3cret | auth.bearer.token | header.Authorization
					auth.bearer.token=s3cret,header.authorization=Bearer s3cret | auth.bearer.token | header.Authorization
					auth.bearer.token=s3cret,oauth2.registration-id=idp | oauth2.registration-id | auth.bearer.token
					header.Authorization=Bearer s3cret,oauth2.registration-id=idp | oauth2.registration-id | header.Authorization
					""")
	void whenThereAreSeveralWaysThenTheStartFails(String ways, String setting, String other) {
		for (String prefix : List.of(TASK, DEFAULTS)) {
			FailureAnalysis analysis = analysis(properties(prefix, ways));
			assertThat(analysis.getDescription()).contains("Property: " + prefix + setting, "Origin: ",
					"Reason: '" + other + "' is set too, but a handshake has one header Authorization");
			assertThat(analysis.getAction()).isEqualTo("Leave out one of the two.");
		}
	}

	@Test
	void whenAUserNameOrAPasswordIsMissingThenTheStartFails() {
		FailureAnalysis analysis = analysis(TASK + "auth.basic.username=u");
		assertThat(analysis.getDescription()).contains("Property: " + TASK + "auth.basic.username",
				"Reason: 'auth.basic.password' is not set; a task takes both from the same place");
		assertThat(analysis.getAction()).isEqualTo("Set '" + TASK + "auth.basic.password'.");
		assertThat(analysis(TASK + "auth.basic.password=s3cret", DEFAULTS + "auth.basic.username=u",
				DEFAULTS + "auth.basic.password=p")
			.getDescription())
			.contains("Property: " + TASK + "auth.basic.password", "'auth.basic.username' is not set");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					auth.basic.username=s3cret:x,auth.basic.password=p | auth.basic.username | has a colon, which ends a user name in HTTP Basic authentication
					auth.basic.username=s3cret<NEL>,auth.basic.password=p | auth.basic.username | has a line break or another control character
					auth.basic.username=u,auth.basic.password=s3cret<CR><LF>X-Admin | auth.basic.password | has a line break or another control character
					auth.bearer.token=s3cret<CR><LF>X-Admin | auth.bearer.token | has a space, a line break or another character that no token has
					auth.bearer.token=s3cret two | auth.bearer.token | has a space, a line break or another character that no token has
					auth.bearer.token=s3crét | auth.bearer.token | has a space, a line break or another character that no token has
					auth.bearer.token=Bearer s3cret | auth.bearer.token | begins with the word Bearer, which is added to the token; leave it out
					auth.bearer.token=${nothing:} | auth.bearer.token | is empty
					""")
	void whenCredentialsCannotBeSentThenTheStartFailsWithoutShowingThem(String assignments, String setting,
			String reason) {
		String[] properties = Stream.of(assignments.split(","))
			.map((assignment) -> TASK
					+ assignment.replace("<CR>", "\r").replace("<LF>", "\n").replace("<NEL>", "\u0085"))
			.toArray(String[]::new);
		FailureAnalysis analysis = analysis(properties);
		assertThat(analysis.getDescription()).contains("Property: " + TASK + setting, "Reason: " + reason)
			.doesNotContain("s3cr", "Value:");
		assertThat(analysis.getAction()).isEqualTo("Correct the value of '" + TASK + setting + "'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "auth=s3cret", "auth.bearer=s3cret", "auth.basic=u:s3cret",
			"auth.bearer.token=s3cret${nope}", "auth.basic.username=s3cret${nope}", "auth.basic.password=s3cret${nope}",
			"auth.tokn=s3cret", "auth.bearer.token.x=s3cret", "header=Bearer s3cret",
			"header.Authorization=s3cret${nope}", "proxy=http://u:s3cret@proxy", "proxy.password=s3cret${nope}",
			"proxy.username=s3cret${nope}", "proxy.pasword=s3cret", "oauth2.client-secret=s3cret",
			"urls=ws://localhost/?token=s3cret", "auth.bearer.token[0]=s3cret" })
	void whenASettingIsWrongThenNoFailureShowsASecret(String property, CapturedOutput output) {
		FailureAnalysis analysis = analysis(TASK + property, "logging.level.root=trace");
		StringBuilder all = new StringBuilder(analysis.getDescription()).append(analysis.getAction());
		for (Throwable cause = analysis.getCause(); cause != null; cause = cause.getCause()) {
			all.append(cause);
		}
		assertThat(all.toString()).doesNotContain("s3cret");
		assertThat(output.toString().lines().filter((line) -> line.contains("s3cret"))).isEmpty();
	}

	@Test
	void whenAWholeTaskIsSetToAnAddressThenItsSecretIsNotShown() {
		FailureAnalysis analysis = Analyses.of(new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
			.withPropertyValues("sockettask.tasks.feed=wss://host/?token=s3cret"));
		assertThat(analysis.getDescription() + analysis.getAction()).contains("wss://host/?token=***")
			.doesNotContain("s3cret");
	}

	@Test
	void whenReconnectOnRefreshHasNoEffectThenItIsRefused() {
		assertThat(analysis(TASK + "oauth2.reconnect-on-refresh=true").getDescription())
			.contains("Property: " + TASK + "oauth2.reconnect-on-refresh", "no access token is sent");
		assertThat(analysis(TASK + "oauth2.reconnect-on-refresh=true", TASK + "oauth2.registration-id=idp",
				TASK + "reconnect.enabled=false")
			.getDescription()).contains("Property: " + TASK + "oauth2.reconnect-on-refresh",
					"the task has one connection; set reconnect.enabled to true");
	}

	@Test
	void noTextOfSettingsShowsCredentials() {
		settings((settings) -> {
			assertThat(settings).asString().doesNotContain("s3cret");
			assertThat(settings.auth()).asString().doesNotContain("s3cret");
			assertThat(settings.proxy()).asString().doesNotContain("s3cret");
			assertThat(Credentials.of(settings)).hasToString("Credentials[auth.basic.username]");
		}, TASK + "auth.basic.username=s3cret", TASK + "auth.basic.password=s3cret", TASK + "proxy.username=s3cret",
				TASK + "proxy.password=s3cret");
	}

}
