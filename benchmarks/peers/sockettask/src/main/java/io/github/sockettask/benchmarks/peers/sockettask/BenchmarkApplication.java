package io.github.sockettask.benchmarks.peers.sockettask;

import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The application that each of our peers is.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BenchmarkApplication {

	static ApplicationContext start(Map<String, Object> properties,
			ApplicationContextInitializer<GenericApplicationContext> beans) {
		SpringApplication application = new SpringApplication(BenchmarkApplication.class);
		application.setBannerMode(Banner.Mode.OFF);
		application.setDefaultProperties(properties);
		application.addInitializers(beans);
		return application.run();
	}

}
