package io.github.sockettask.benchmarks.peers.sockettask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;

/**
 * The application that both of our peers are.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BenchmarkApplication {

	static ApplicationContext start(Map<String, Object> properties, Class<?>... components) {
		List<Class<?>> sources = new ArrayList<>(List.of(components));
		sources.add(BenchmarkApplication.class);
		SpringApplication application = new SpringApplication(sources.toArray(Class[]::new));
		application.setBannerMode(Banner.Mode.OFF);
		application.setDefaultProperties(properties);
		return application.run();
	}

}
