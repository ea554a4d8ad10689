/** Given names, from which persons are named. */
export const givenNames = `Ada Amara Bruno Chloe Dario Elif Emil Farah Goran Hana Igor Ines
  Jonas Kofi Lena Luca Maja Nadia Omar Petra Rosa Samir Tove Yusuf`.split(/\s+/)

/** Family names; those in -son are what the shape `contains` looks for. */
export const familyNames = `Andersson Bauer Costa Danso Eriksson Fischer Garcia Hansson Ivanov Johnson Kaya Larsson
  Mensah Nilsson Okafor Persson Rossi Silva Thompson Usman Vogel Watson Yilmaz Zhou`.split(/\s+/)
