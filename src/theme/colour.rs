//! Arithmetic of colours: how well one can be read on another (WCAG 2), and shades of one (OKLab, where equal steps look equal).

use crate::model::Rgb;

/// The contrast of two colours, from 1 to 21.
pub(super) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How much light a colour gives, from 0 to 1.
pub(super) fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// `share` of one colour in another, from 0 to 1.
pub(super) fn mix(colour: Rgb, into: Rgb, share: f64) -> Rgb {
    let mixed = |at: usize| f64::from(colour.0[at]) * share + f64::from(into.0[at]) * (1.0 - share);
    Rgb([mixed(0), mixed(1), mixed(2)].map(|value| value.round().clamp(0.0, 255.0) as u8))
}

/// Whichever of white and black can be read on a colour: one of them always can.
pub(super) fn black_or_white(on: Rgb) -> Rgb {
    let (black, white) = (Rgb([0; 3]), Rgb([255; 3]));
    if contrast(white, on) >= contrast(black, on) { white } else { black }
}

/// The shade of a colour that is nearest to it and good enough.
pub(super) fn nearest_shade(colour: Rgb, is_good: impl Fn(Rgb) -> bool) -> Option<Rgb> {
    let [lightness, a, b] = oklab(colour);
    let shade = |step: i32| {
        let wanted = lightness + f64::from(step) / 400.0;
        (0.0..=1.0).contains(&wanted).then(|| within_gamut(wanted, a, b))
    };
    let outwards = (0..=400).flat_map(|step| [-step, step]);
    outwards.filter_map(shade).find(|shade| is_good(*shade))
}

/// The colour of this lightness and hue, with as much of its chroma as screens can show.
fn within_gamut(lightness: f64, a: f64, b: f64) -> Rgb {
    let paler = (0..=20).map(|step| 1.0 - f64::from(step) / 20.0);
    let shown = paler.map(|share| from_oklab([lightness, a * share, b * share]));
    let fits = |linear: &[f64; 3]| linear.iter().all(|value| (-0.0005..=1.0005).contains(value));
    encoded(shown.clone().find(fits).unwrap_or([lightness.powi(3); 3]))
}

fn linear(colour: Rgb) -> [f64; 3] {
    colour.0.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn encoded(linear: [f64; 3]) -> Rgb {
    Rgb(linear.map(|value| {
        let value = value.clamp(0.0, 1.0);
        let value = if value <= 0.0031308 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        (value * 255.0).round() as u8
    }))
}

fn oklab(colour: Rgb) -> [f64; 3] {
    let [r, g, b] = linear(colour);
    let long = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let medium = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let short = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
    ]
}

fn from_oklab([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        assert_eq!(contrast(rgb("#000"), rgb("#fff")), 21.0);
        for (a, b, ratio) in
            [("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54), ("#ff6600", "#ffffff", 2.94)]
        {
            let found = contrast(rgb(a), rgb(b));
            assert!((found - ratio).abs() < 0.005, "{a} on {b}: {found}");
        }
    }

    #[test]
    fn a_colour_survives_the_way_there_and_back() {
        for text in ["#000000", "#ffffff", "#0d4f57", "#ff6600", "#123456", "#fedcba"] {
            assert_eq!(encoded(from_oklab(oklab(rgb(text)))), rgb(text));
        }
    }

    #[test]
    fn the_nearest_shade_keeps_its_hue() {
        let white = rgb("#fff");
        let shade = nearest_shade(rgb("#ff6600"), |shade| contrast(shade, white) >= 4.5).unwrap();
        assert!((4.5..4.7).contains(&contrast(shade, white)), "{shade}");
        let Rgb([red, green, blue]) = shade;
        assert!(red > green && green > blue, "{shade} is no orange");
        assert_eq!(nearest_shade(rgb("#123456"), |_| true), Some(rgb("#123456")));
        assert_eq!(nearest_shade(rgb("#123456"), |_| false), None);
    }

    #[test]
    fn black_or_white_can_always_be_read() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in [0, 80, 160, 255] {
                    let on = Rgb([red, green, blue]);
                    assert!(contrast(black_or_white(on), on) >= 4.5, "{on}");
                }
            }
        }
    }
}
