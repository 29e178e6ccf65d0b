package io.github.sockettask.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettingsSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * How {@code oauth2.registration-id} finds a registration and its tokens.
 */
class OAuth2RegistrationsTests {

	private static final String PROPERTY = "sockettask.tasks.feed.oauth2.registration-id";

	private final ApplicationContextRunner plain = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.auto-startup=false", "sockettask.tasks.feed.url=ws://localhost:1/");

	private final ApplicationContextRunner contextRunner = this.plain.withPropertyValues(PROPERTY + "=idp");

	private static ClientRegistration registration(String id) {
		return ClientRegistration.withRegistrationId(id)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.clientId("client")
			.clientSecret("s3cret")
			.tokenUri("http://localhost:1/token")
			.build();
	}

	private static ClientRegistrationRepository registrations(String... ids) {
		return new InMemoryClientRegistrationRepository(
				List.of(ids).stream().map(OAuth2RegistrationsTests::registration).toList());
	}

	@Test
	void whenTheJarIsMissingThenTheStartFailsAndTheDependencyIsNamed() {
		FailureAnalysis analysis = Analyses
			.of(this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.security")));
		assertThat(analysis.getDescription()).contains("Property: " + PROPERTY, "Value: \"idp\"",
				"Reason: Spring Security's OAuth2 client is not on the class path");
		assertThat(analysis.getAction())
			.isEqualTo("Add the dependency org.springframework.boot:spring-boot-starter-security-oauth2-client.");
	}

	@Test
	void whenItIsNotUsedThenNothingOfSpringSecurityIsNeeded() {
		this.plain.withClassLoader(new FilteredClassLoader("org.springframework.security")).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(OAuth2Registrations.class);
			assertThatException()
				.isThrownBy(() -> context.getBean(EngineConfiguration.class).accessTokens().token("idp", null))
				.withMessage("Spring Security's OAuth2 client is not on the class path");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "sockettask.tasks.feed.", "sockettask.defaults." })
	void whenThereIsNoRegistrationThenTheStartFails(String prefix) {
		FailureAnalysis analysis = Analyses.of(this.plain.withPropertyValues(prefix + "oauth2.registration-id=idp"));
		assertThat(analysis.getDescription()).contains("Property: " + prefix + "oauth2.registration-id",
				"Reason: no OAuth2 client registration is configured");
		assertThat(analysis.getAction())
			.isEqualTo("Set the properties under 'spring.security.oauth2.client.registration.idp', or define a bean of "
					+ "type org.springframework.security.oauth2.client.registration.ClientRegistrationRepository.");
	}

	@Test
	void whenTheRegistrationIsUnknownThenTheStartFailsAndTheKnownOnesAreNamed() {
		FailureAnalysis analysis = Analyses.of(this.contextRunner.withBean(ClientRegistrationRepository.class,
				() -> registrations("other", "another")));
		assertThat(analysis.getDescription()).contains("Property: " + PROPERTY,
				"Reason: there is no OAuth2 client registration of this name");
		assertThat(analysis.getAction())
			.isEqualTo("Set the properties under 'spring.security.oauth2.client.registration.idp', or use one that is "
					+ "configured: another, other.");
	}

	@Test
	void whenTheRegistrationIsKnownThenTheApplicationStarts() {
		this.contextRunner.withBean(ClientRegistrationRepository.class, () -> registrations("idp"))
			.run((context) -> assertThat(context.getBean(SocketTaskSettingsSource.class).settings("feed").oauth2())
				.hasToString("OAuth2Settings[registrationId=idp, reconnectOnRefresh=false]"));
	}

	@Test
	void aManagerOfTheApplicationIsUsedAndRefreshesATokenThatWasRefused() {
		List<OAuth2AuthorizeRequest> requests = new ArrayList<>();
		this.contextRunner.withBean(OAuth2AuthorizedClientManager.class, () -> (request) -> {
			requests.add(request);
			return client(request.getPrincipal().getName(), "t" + requests.size());
		}).run((context) -> {
			EngineConfiguration configuration = context.getBean(EngineConfiguration.class);
			assertThat(configuration.accessTokens().token("idp", null).value()).isEqualTo("t1");
			assertThat(configuration.accessTokens().token("idp", "t1").value()).isEqualTo("t2");
			assertThat(requests).hasSize(2).allMatch((request) -> request.getAuthorizedClient() == null);
			assertThat(configuration.accessTokens().token("idp", "t3").value()).isEqualTo("t4");
			OAuth2AuthorizedClient expired = requests.get(3).getAuthorizedClient();
			assertThat(expired).isNotNull();
			assertThat(expired.getPrincipalName()).isEqualTo("sockettask");
			assertThat(expired.getAccessToken().getExpiresAt()).isBefore("1970-01-02T00:00:00Z");
		});
	}

	private static OAuth2AuthorizedClient client(String principal, String token) {
		return new OAuth2AuthorizedClient(registration("idp"), principal,
				new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, null, null));
	}

	@Test
	void aManagerThatNeedsARequestIsNotUsed() {
		ClientRegistrationRepository registrations = registrations("idp");
		this.contextRunner.withBean(ClientRegistrationRepository.class, () -> registrations)
			.withBean(OAuth2AuthorizedClientManager.class,
					() -> new DefaultOAuth2AuthorizedClientManager(registrations,
							new HttpSessionOAuth2AuthorizedClientRepository()))
			.run((context) -> assertThatException()
				.isThrownBy(() -> context.getBean(EngineConfiguration.class).accessTokens().token("idp", null))
				.withMessageContaining("http://localhost:1/token")
				.withMessageNotContaining("s3cret"));
	}

	@Test
	void whenAManagerHasNoClientThenTheErrorSaysWhy() {
		this.contextRunner.withBean(OAuth2AuthorizedClientManager.class, () -> OAuth2RegistrationsTests::none)
			.run((context) -> assertThatException()
				.isThrownBy(() -> context.getBean(EngineConfiguration.class).accessTokens().token("idp", null))
				.withMessageContaining("needs a user", "sockettask"));
	}

	private static @Nullable OAuth2AuthorizedClient none(OAuth2AuthorizeRequest request) {
		return null;
	}

	@Test
	void whenThereIsNoServletApiThenTheStandardManagerIsMade() {
		this.contextRunner.withBean(ClientRegistrationRepository.class, () -> registrations("idp"))
			.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
			.run((context) -> assertThatException()
				.isThrownBy(() -> context.getBean(EngineConfiguration.class).accessTokens().token("idp", null))
				.withMessageContaining("http://localhost:1/token"));
	}

}
