"""A list as an office writes it: a title above the heading, unclear places and days, a sum and a note below."""

OFFICE_LIST = """DAFTAR PEMEGANG IZIN TINGGAL;;;;;;;;;
Kantor Imigrasi Pangkalpinang;;;;;;;;;
;;;;;;;;;
No;Nama;No. Paspor;Tgl Lahir;Kewarganegaraan;Jenis Izin;Kab/Kota;Perusahaan;Tgl Terbit;Berlaku s/d
1;WANG LEI;E12345678;12/03/1985;Tiongkok;KITAS;Bateng;PT Timah Jaya;13/06/2024;12/06/2025
2;SOMCHAI P;AA998877;05/11/1979;WN Thailand;Dahsuskim;;PT Laut;2024-01-02;01/01/2025
3;KIM MIN;M1122;1/2/1990;Korsel;KITAP;Benteng;CV X;06/13/2024;seumur hidup
4;JOHN DOE;;01/01/1970;AS;ITAS;Bangka;PT Y;13 Juni 2024;12 Jun 2025
5;WANG LEI;E12345678;12/03/1985;Cina;ITAS;Bangka Tengah;PT Timah Jaya;01/12/2024;30/11/2025
6;;;;Jepang;ITAS;Koba;PT Z;13/06/2024;12/06/2023
7;TANAKA;TK1;13/13/1980;Jepang;izin tinggal terbatas (ITK);Bangka Barat;PT Z;45456;12/06/2025
Jumlah;7;;;;;;;;
Sumber: Kanim;;;;;;;;;
"""
